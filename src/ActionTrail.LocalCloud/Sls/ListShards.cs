using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Shards of a logstore, read-only ones included.</summary>
internal sealed class ListShards() : SlsOperation("ListShards", SlsAccess.Read, new SlsRoute("GET", "/logstores/{logstore}/shards"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) =>
        SlsAnswer.Json(new JsonArray([.. call.RequireLogstore().Shards.Select(static shard => shard.ToJson())]));
}
