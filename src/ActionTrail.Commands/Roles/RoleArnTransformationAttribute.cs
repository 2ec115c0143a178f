using System.Management.Automation;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Lets <c>-Role</c> take a role object where the role's ARN is wanted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoleArnTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is DeliveryRole role ? role.Arn : inputData;
}
