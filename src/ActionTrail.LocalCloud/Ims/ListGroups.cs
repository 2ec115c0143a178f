using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>The groups of the account, by name.</summary>
internal sealed class ListGroups() : ImsOperation(writes: false)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => ["group/*"];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        return RamPage.Of(call, RamStore.Groups(call.Cloud, call.AccountId), static group => group.GroupName.ToLowerInvariant(), ("Groups", "Group"), ImsAnswers.Group);
    }
}
