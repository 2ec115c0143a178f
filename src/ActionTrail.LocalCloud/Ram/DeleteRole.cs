using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Removes a role that no policy is attached to.</summary>
internal sealed class DeleteRole() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamRoleDocument role = RequireFreeRole(call);
        if (role.Policies.Count > 0)
        {
            throw RamErrors.DeleteConflict("Role.Policy", role.RoleName, $"{role.Policies.Count} policies are attached to it");
        }

        RamStore.Remove(call.Cloud, call.AccountId, role);
        return [];
    }
}
