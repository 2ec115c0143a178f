using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Splits a writable shard in two; the old one becomes read-only.</summary>
internal sealed class SplitShard() : SlsOperation(
    "SplitShard", SlsAccess.Write, new SlsRoute("POST", "/logstores/{logstore}/shards/{shard}", "action=split"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsShardRecord shard = logstore.Shards.FirstOrDefault(shard => shard.Writable && shard.Id == ShardNumber.Read(call))
            ?? throw SlsErrors.ParameterInvalid("invalid shard id.");
        string key = call.Query.GetValueOrDefault("key", "") is { Length: > 0 } asked ? asked.ToLowerInvariant() : shard.Middle;
        if (key.Length != 32 || !key.All(char.IsAsciiHexDigit) || !shard.Holds(key) || key == shard.Begin)
        {
            throw SlsErrors.ParameterInvalid("invalid mid hash.");
        }

        int next = logstore.Shards.Max(static shard => shard.Id) + 1;
        SlsShardRecord[] result =
        [
            shard with { Writable = false },
            new(next, shard.Begin, key, true, call.UnixNow),
            new(next + 1, key, shard.End, true, call.UnixNow),
        ];
        ShardNumber.Replace(call, logstore, result);
        return SlsAnswer.Json(new JsonArray([.. result.Select(static shard => shard.ToJson())]));
    }
}
