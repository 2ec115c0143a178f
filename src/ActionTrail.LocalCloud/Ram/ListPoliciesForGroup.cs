using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The policies attached to a group.</summary>
internal sealed class ListPoliciesForGroup() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return Attachments.Show(call, RequireGroup(call).Policies);
    }
}
