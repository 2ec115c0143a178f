using System.Management.Automation;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>Lets <c>-LocalCloud</c> take the object of New-AtLocalCloud as well as a folder.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LocalCloudTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is AtLocalCloud cloud ? cloud.Path : inputData;
}
