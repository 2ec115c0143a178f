using System.Globalization;
using System.Management.Automation;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.Commands.ResourceDirectory;

/// <summary>Lets member parameters take member objects. A piped folder means everybody: which folder, another parameter says.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MemberTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            Member member => member.AccountId,
            DelegatedAdministrator administrator => administrator.AccountId,
            long id => id.ToString(CultureInfo.InvariantCulture),
            Folder => "*",
            _ => inputData,
        };
}
