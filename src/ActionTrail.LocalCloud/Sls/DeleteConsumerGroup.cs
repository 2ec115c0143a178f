using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Deletes a consumer group with its checkpoints.</summary>
internal sealed class DeleteConsumerGroup() : SlsOperation(
    "DeleteConsumerGroup", SlsAccess.Write, new SlsRoute("DELETE", "/logstores/{logstore}/consumergroups/{group}"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, call.Path["group"]);

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsConsumerGroupDocument group = ConsumerGroups.Require(call);
        call.Cloud.Documents.Remove<SlsConsumerGroupDocument>("", ConsumerGroups.Key(call, group.Name));
        return SlsAnswer.Empty();
    }
}
