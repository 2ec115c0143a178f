using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Takes a policy from a role.</summary>
internal sealed class DetachPolicyFromRole() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call), Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamRoleDocument role = RequireFreeRole(call);
        RamStore.Put(call.Cloud, call.AccountId, role with { Policies = Attachments.Remove(call, role.Policies, "Role") });
        return [];
    }
}
