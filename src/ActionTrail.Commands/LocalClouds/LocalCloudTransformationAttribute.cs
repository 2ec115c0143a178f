using System.Collections;
using System.Management.Automation;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>Lets folder parameters take the objects of New-AtLocalCloud as well as paths.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LocalCloudTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        Bare(inputData) is IEnumerable many and not string ? many.Cast<object>().Select(Folder).ToArray() : Folder(inputData);

    private static object Folder(object value) => Bare(value) is AtLocalCloud cloud ? cloud.Path : value;

    private static object Bare(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
