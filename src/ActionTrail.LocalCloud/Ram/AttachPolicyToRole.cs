using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Attaches a policy to a role.</summary>
internal sealed class AttachPolicyToRole() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call), Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamRoleDocument role = RequireFreeRole(call);
        RamStore.Put(call.Cloud, call.AccountId, role with { Policies = Attachments.Add(call, role.Policies, "Role") });
        return [];
    }
}
