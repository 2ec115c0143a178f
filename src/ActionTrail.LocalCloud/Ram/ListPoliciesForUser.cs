using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>The policies attached to a user.</summary>
internal sealed class ListPoliciesForUser() : RamOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return Attachments.Show(call, RequireUser(call).Policies);
    }
}
