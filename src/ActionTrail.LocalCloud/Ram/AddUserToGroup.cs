using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Puts a user into a group.</summary>
internal sealed class AddUserToGroup() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call), Group(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamGroups.Join(call.Cloud, call.AccountId, RequireUser(call), RequireGroup(call), call.Now);
        return [];
    }
}
