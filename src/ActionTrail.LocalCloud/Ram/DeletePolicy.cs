using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Removes a custom policy that is attached to nobody and has one version; or everything at once with <c>CascadingDelete</c>.</summary>
internal sealed class DeletePolicy() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [CustomPolicy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamPolicyDocument policy = RequireCustomPolicy(call);
        if (call.Parameters.Boolean("CascadingDelete", false))
        {
            PolicyUsers.Detach(call.Cloud, call.AccountId, policy.PolicyName);
        }
        else
        {
            RequireUnused(call, policy);
        }

        RamStore.Remove(call.Cloud, call.AccountId, policy);
        return [];
    }

    private static void RequireUnused(PopCall call, RamPolicyDocument policy)
    {
        var users = PolicyUsers.Of(call.Cloud, call.AccountId, PolicyAttachment.Custom, policy.PolicyName);
        if (users.Users.Count > 0)
        {
            throw RamErrors.DeleteConflict("Policy.User", policy.PolicyName, $"it is attached to user {users.Users[0].UserName}");
        }

        if (users.Groups.Count > 0)
        {
            throw RamErrors.DeleteConflict("Policy.Group", policy.PolicyName, $"it is attached to group {users.Groups[0].GroupName}");
        }

        if (users.Roles.Count > 0)
        {
            throw RamErrors.DeleteConflict("Role.Policy", policy.PolicyName, $"it is attached to role {users.Roles[0].RoleName}");
        }

        if (policy.Versions.Count > 1)
        {
            throw RamErrors.DeleteConflict("Policy.Version", policy.PolicyName, $"it has {policy.Versions.Count} versions");
        }
    }
}
