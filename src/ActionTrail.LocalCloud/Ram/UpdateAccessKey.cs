using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Ram;

/// <summary>Switches an access key on or off.</summary>
internal sealed class UpdateAccessKey() : RamOperation(writes: true)
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Resources(PopCall call) => [KeyOwner.Arn(call)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        AccessKeyDocument key = KeyOwner.RequireKey(call, KeyOwner.Require(call));
        call.Cloud.Documents.Put("", key.AccessKeyId, key with { IsActive = KeyOwner.WantedState(call) });
        return [];
    }
}
