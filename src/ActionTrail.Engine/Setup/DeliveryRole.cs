using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Setup;

/// <summary>A RAM role that ActionTrail writes with, in the account that owns the destinations.</summary>
public sealed record DeliveryRole
{
    /// <summary>Role name.</summary>
    public required string Name { get; init; }

    /// <summary><c>acs:ram::account:role/name</c>, which trails name as their write role.</summary>
    public required string Arn { get; init; }

    /// <summary>Account that owns the role.</summary>
    public required string AccountId { get; init; }

    /// <summary>Service principals that may assume it, for example <c>1234567890123456@actiontrail.aliyuncs.com</c>.</summary>
    public required IReadOnlyList<string> TrustedServices { get; init; }

    /// <summary>Policies attached to it, by name.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>The trust policy, JSON.</summary>
    public required string TrustPolicy { get; init; }

    /// <summary>Whether the role was made for delivery: it carries the policy for it, or trusts ActionTrail and is no service-linked role.</summary>
    public bool IsForDelivery => Policies.Contains(SystemPolicies.ActionTrailDelivery, StringComparer.Ordinal)
        || (!Name.StartsWith("AliyunServiceRole", StringComparison.OrdinalIgnoreCase)
            && TrustedServices.Any(static service => service.EndsWith(ServicePrincipals.ActionTrail, StringComparison.OrdinalIgnoreCase)));
}
