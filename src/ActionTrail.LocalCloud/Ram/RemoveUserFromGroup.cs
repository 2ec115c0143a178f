using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Takes a user out of a group.</summary>
internal sealed class RemoveUserFromGroup() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call), Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamGroups.Leave(call.Cloud, call.AccountId, RequireUser(call), RequireGroup(call));
        return [];
    }
}
