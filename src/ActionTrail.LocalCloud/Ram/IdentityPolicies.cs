using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The policies that an identity has through its attachments.</summary>
internal static class IdentityPolicies
{
    /// <summary>All account-wide policies of a caller: a user's own and its groups', or a role's. Root and services have none.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="caller">The caller.</param>
    /// <returns>The policies; empty when the identity is gone.</returns>
    public static IReadOnlyList<NamedPolicy> Of(CloudState cloud, Caller caller) => caller.Kind switch
    {
        CallerKind.RamUser => OfUser(cloud, caller),
        CallerKind.RoleSession => RoleOf(cloud, caller) is { } role ? [.. role.Policies.SelectMany(attached => Find(cloud, caller.AccountId, attached))] : [],
        _ => [],
    };

    /// <summary>The role behind a session, while it still is the one that was assumed.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <param name="caller">A role session.</param>
    /// <returns>The role, or null.</returns>
    public static RamRoleDocument? RoleOf(CloudState cloud, Caller caller) =>
        RamStore.FindRole(cloud, caller.AccountId, caller.Name!) is { } role && caller.PrincipalId == $"{role.RoleId}:{caller.SessionName}" ? role : null;

    private static IReadOnlyList<NamedPolicy> OfUser(CloudState cloud, Caller caller)
    {
        if (RamStore.FindUser(cloud, caller.AccountId, caller.Name!) is not { } user || user.UserId != caller.PrincipalId)
        {
            return [];
        }

        IEnumerable<PolicyAttachment> attachments = user.Policies.Concat(
            user.Groups.SelectMany(membership => RamStore.FindGroup(cloud, caller.AccountId, membership.GroupName)?.Policies ?? []));
        return [.. attachments.SelectMany(attached => Find(cloud, caller.AccountId, attached))];
    }

    private static IEnumerable<NamedPolicy> Find(CloudState cloud, string accountId, PolicyAttachment attached)
    {
        if (attached.PolicyType == PolicyAttachment.System)
        {
            return SystemPolicies.Find(attached.PolicyName) is { } system ? [system.AsNamed()] : [];
        }

        return RamStore.FindPolicy(cloud, accountId, attached.PolicyName) is { } custom
            ? [new NamedPolicy(custom.PolicyName, PolicyTexts.Parse(PolicyKind.Identity, custom.InForce().PolicyDocument))]
            : [];
    }
}
