using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Roles;

/// <summary>Whom a role trusts.</summary>
/// <param name="Role">Role name.</param>
/// <param name="RoleArn"><c>acs:ram::account:role/name</c>.</param>
/// <param name="TrustedServices">Service principals that may assume it, for example <c>1234567890123456@actiontrail.aliyuncs.com</c>.</param>
/// <param name="Document">The trust policy, JSON.</param>
public sealed record AtTrustPolicy(string Role, string RoleArn, IReadOnlyList<string> TrustedServices, string Document)
{
    internal static AtTrustPolicy Of(DeliveryRole role) => new(role.Name, role.Arn, role.TrustedServices, role.TrustPolicy);
}
