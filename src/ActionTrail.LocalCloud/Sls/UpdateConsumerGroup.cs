using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Changes timeout or order of a consumer group.</summary>
internal sealed class UpdateConsumerGroup() : SlsOperation(
    "UpdateConsumerGroup", SlsAccess.Write, new SlsRoute("PUT", "/logstores/{logstore}/consumergroups/{group}"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, call.Path["group"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsConsumerGroupDocument group = ConsumerGroups.Require(call);
        call.Cloud.Documents.Put("", ConsumerGroups.Key(call, group.Name), group with
        {
            Timeout = ConsumerGroups.Timeout(call) ?? group.Timeout,
            Order = call.BodyFlag("order") ?? group.Order,
        });
        return SlsAnswer.Empty();
    }
}
