using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Delivery;

/// <summary>Says what keeps a destination from being delivered to, and the command that mends it.</summary>
internal static class DeliveryTroubles
{
    /// <summary>The role is not there or does not trust the service.</summary>
    public static DeliveryException CannotAssume(RoleArn role, AccountId trailOwner, RoleFacts? facts, ApiException cause)
    {
        string expected = role.Account == trailOwner ? ServicePrincipals.ActionTrail : $"{trailOwner}@{ServicePrincipals.ActionTrail}";
        if (cause.Kind == ApiErrorKind.NotFound || (facts is null && cause.Kind != ApiErrorKind.Denied))
        {
            return new DeliveryException(
                $"Role {role} was expected to exist and trust {expected}, but account {role.Account} has no such role.",
                $"New-AtDeliveryRole -Context {ContextOf(role)} -Name {role.Role} | Set-AtTrustPolicy -ManagementAccountId {trailOwner}",
                cause);
        }

        string found = facts is null ? "it refused the service" : facts.TrustedServices.Count == 0 ? "it trusts no service" : $"it trusts {string.Join(", ", facts.TrustedServices)}";
        return new DeliveryException(
            $"Role {role} was expected to trust {expected}, but {found}.",
            $"Set-AtTrustPolicy -Context {ContextOf(role)} -RoleName {role.Role} -ManagementAccountId {trailOwner}",
            cause);
    }

    /// <summary>The role was assumed but may not write.</summary>
    public static DeliveryException CannotWrite(RoleArn role, string store, RoleFacts? facts, string policy, ApiException cause)
    {
        string found = facts is null ? "its policies are not visible from here"
            : facts.Policies.Count == 0 ? "it has no policy"
            : $"it has {string.Join(", ", facts.Policies)}";
        return new DeliveryException(
            $"Role {role} was expected to write to {store} by policy {policy}, but {found} and {cause.Operation} was denied ({cause.Code}).",
            $"New-AtDeliveryRole -Context {ContextOf(role)} -Name {role.Role}",
            cause);
    }

    /// <summary>The store is not there.</summary>
    public static DeliveryException StoreMissing(string context, string store, string command, ApiException cause) => new(
        $"{char.ToUpperInvariant(store[0])}{store[1..]} was expected to exist, but {cause.Operation} answered {cause.Code}.",
        $"{command.Replace("{context}", context, StringComparison.Ordinal)}",
        cause);

    private static string ContextOf(RoleArn role) => role.Account.Value;
}
