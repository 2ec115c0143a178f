using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads a logstore.</summary>
internal sealed class GetLogStore() : SlsOperation("GetLogStore", SlsAccess.Read, new SlsRoute("GET", "/logstores/{logstore}"))
{
    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        var answer = new JsonObject
        {
            ["logstoreName"] = logstore.Name,
            ["ttl"] = logstore.RetentionDays,
            ["shardCount"] = logstore.Shards.Count(static shard => shard.Writable),
            ["enable_tracking"] = false,
            ["autoSplit"] = false,
            ["maxSplitShard"] = 64,
            ["appendMeta"] = false,
            ["telemetryType"] = "None",
            ["mode"] = "standard",
            ["productType"] = "",
            ["createTime"] = logstore.CreatedAt,
            ["lastModifyTime"] = logstore.ModifiedAt,
        };
        foreach ((string name, JsonNode? value) in JsonNode.Parse(logstore.Settings)!.AsObject())
        {
            answer[name] = value?.DeepClone();
        }

        return SlsAnswer.Json(answer);
    }
}
