using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Attaches a policy to a group.</summary>
internal sealed class AttachPolicyToGroup() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call), Policy(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamGroupDocument group = RequireGroup(call);
        RamStore.Put(call.Cloud, call.AccountId, group with { Policies = Attachments.Add(call, group.Policies, "Group") });
        return [];
    }
}
