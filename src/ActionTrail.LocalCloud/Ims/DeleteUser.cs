using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Removes a user without keys, policies and groups.</summary>
internal sealed class DeleteUser() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        RamUsers.Delete(call.Cloud, call.AccountId, RequireUser(call));
        return [];
    }
}
