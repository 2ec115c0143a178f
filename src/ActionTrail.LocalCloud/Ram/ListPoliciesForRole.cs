using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The policies attached to a role.</summary>
internal sealed class ListPoliciesForRole() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [Role(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return Attachments.Show(call, RequireRole(call).Policies);
    }
}
