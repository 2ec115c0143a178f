using System.Management.Automation;
using ActionTrail.Core.Arns;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Lets <c>-Role</c> take a role object or an ARN where the role's name is wanted.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RoleNameTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            DeliveryRole role => role.Name,
            AtTrustPolicy trust => trust.Role,
            string text when RoleArn.TryParse(text, out RoleArn? arn) => arn.Role.Value,
            _ => inputData,
        };
}
