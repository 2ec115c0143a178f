using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Tells that a consumer lives, and gives it its shards.</summary>
internal sealed class ConsumerGroupHeartBeat() : SlsOperation(
    "ConsumerGroupHeartBeat", SlsAccess.WriteData, new SlsRoute("POST", "/logstores/{logstore}/consumergroups/{group}", "type=heartbeat"))
{
    /// <inheritdoc/>
    protected override string Action => "log:ConsumerGroupHeartBeat";

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, call.Path["group"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        string consumer = call.Query.GetValueOrDefault("consumer", "");
        if (consumer.Length is 0 or > 128)
        {
            throw SlsErrors.ParameterInvalid("consumer must have 1 to 128 characters.");
        }

        return SlsAnswer.Json(call.Cloud.Documents.Transact(() =>
        {
            SlsConsumerGroupDocument group = ConsumerGroups.Require(call);
            var alive = group.Heartbeats.Where(pair => pair.Value + group.Timeout > call.UnixNow).ToDictionary(StringComparer.Ordinal);
            alive[consumer] = call.UnixNow;
            SlsConsumerGroupDocument beaten = group with { Heartbeats = alive };
            call.Cloud.Documents.Put("", ConsumerGroups.Key(call, group.Name), beaten);
            return new JsonArray([.. beaten.ShardsOf(consumer, call.RequireLogstore().Shards, call.UnixNow).Select(static shard => (JsonNode)shard)]);
        }));
    }
}
