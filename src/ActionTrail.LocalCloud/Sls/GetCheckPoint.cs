using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>How far the shards of a logstore were read by a consumer group; an empty cursor for a shard that nobody has read.</summary>
internal sealed class GetCheckPoint() : SlsOperation("GetCheckPoint", SlsAccess.ReadData, new SlsRoute("GET", "/logstores/{logstore}/consumergroups/{group}"))
{
    /// <inheritdoc/>
    protected override string Action => "log:GetConsumerGroupCheckPoint";

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, call.Path["group"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsConsumerGroupDocument group = ConsumerGroups.Require(call);
        long? only = call.QueryNumber("shard", 0, int.MaxValue);
        return SlsAnswer.Json(new JsonArray([.. call.RequireLogstore().Shards
            .Where(shard => only is null || shard.Id == only)
            .Select(shard => Render(shard.Id, group.Checkpoints.GetValueOrDefault(shard.Id)))]));
    }

    private static JsonObject Render(int shard, SlsCheckpoint? checkpoint) => new()
    {
        ["shard"] = shard,
        ["checkpoint"] = checkpoint?.Cursor ?? "",
        ["updateTime"] = checkpoint?.UpdatedAt ?? 0,
        ["consumer"] = checkpoint?.Consumer ?? "",
    };
}
