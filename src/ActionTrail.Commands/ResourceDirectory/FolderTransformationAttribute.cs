using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Lets folder parameters take a folder object as well as a name or an id.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FolderTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is Folder folder ? folder.FolderId : inputData;
}
