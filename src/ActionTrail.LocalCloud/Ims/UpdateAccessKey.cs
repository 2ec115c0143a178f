using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ram;

namespace ActionTrail.LocalCloud.Ims;

/// <summary>Switches an access key on or off.</summary>
internal sealed class UpdateAccessKey() : ImsOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [User(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        AccessKeyDocument key = KeyOwner.RequireKey(call, RequireUser(call));
        call.Cloud.Documents.Put("", key.AccessKeyId, key with { IsActive = KeyOwner.WantedState(call) });
        return [];
    }
}
