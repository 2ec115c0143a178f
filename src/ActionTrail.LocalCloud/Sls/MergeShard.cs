using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Merges a writable shard with its right neighbour; both become read-only.</summary>
internal sealed class MergeShard() : SlsOperation(
    "MergeShard", SlsAccess.Write, new SlsRoute("POST", "/logstores/{logstore}/shards/{shard}", "action=merge"))
{
    /// <inheritdoc/>
    protected override string Action => "log:MergeShards";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsShardRecord left = logstore.Shards.FirstOrDefault(shard => shard.Writable && shard.Id == ShardNumber.Read(call))
            ?? throw SlsErrors.ParameterInvalid("invalid shard id.");
        SlsShardRecord right = logstore.Shards.FirstOrDefault(shard => shard.Writable && shard.Begin == left.End)
            ?? throw SlsErrors.ParameterInvalid("can not merge the last shard.");
        SlsShardRecord[] result =
        [
            new(logstore.Shards.Max(static shard => shard.Id) + 1, left.Begin, right.End, true, call.UnixNow),
            left with { Writable = false },
            right with { Writable = false },
        ];
        ShardNumber.Replace(call, logstore, result);
        return SlsAnswer.Json(new JsonArray([.. result.Select(static shard => shard.ToJson())]));
    }
}
