using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Remembers how far a consumer has read a shard.</summary>
internal sealed class ConsumerGroupUpdateCheckPoint() : SlsOperation(
    "ConsumerGroupUpdateCheckPoint", SlsAccess.WriteData, new SlsRoute("POST", "/logstores/{logstore}/consumergroups/{group}", "type=checkpoint"))
{
    /// <inheritdoc/>
    protected override string Action => "log:ConsumerGroupUpdateCheckPoint";

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, call.Path["group"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        int shard = call.BodyNumber("shard", 0, int.MaxValue) ?? throw SlsErrors.ParameterInvalid("shard is required.");
        string cursor = call.BodyText("checkpoint") ?? throw SlsErrors.ParameterInvalid("checkpoint is required.");
        _ = ShardCursor.Parse(cursor);
        string consumer = call.Query.GetValueOrDefault("consumer", "");
        bool force = call.Query.GetValueOrDefault("forceSuccess", "").Equals("true", StringComparison.OrdinalIgnoreCase);
        return call.Cloud.Documents.Transact(() =>
        {
            SlsConsumerGroupDocument group = ConsumerGroups.Require(call);
            SlsLogstoreDocument logstore = call.RequireLogstore();
            if (logstore.Shards.All(known => known.Id != shard))
            {
                throw SlsErrors.ShardNotExist(shard.ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            if (!force && !group.ShardsOf(consumer, logstore.Shards, call.UnixNow).Contains(shard))
            {
                throw new CloudError(400, "ConsumerNotMatch", $"shard {shard} is not held by consumer {consumer}");
            }

            var checkpoints = group.Checkpoints.ToDictionary();
            checkpoints[shard] = new SlsCheckpoint(cursor, consumer, call.Now.ToUnixTimeMilliseconds() * 1000);
            call.Cloud.Documents.Put("", ConsumerGroups.Key(call, group.Name), group with { Checkpoints = checkpoints });
            return SlsAnswer.Empty();
        });
    }
}
