using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists the consumer groups of a logstore.</summary>
internal sealed class ListConsumerGroup() : SlsOperation("ListConsumerGroup", SlsAccess.Read, new SlsRoute("GET", "/logstores/{logstore}/consumergroups"))
{
    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => ConsumerGroups.Resource(call, "*");

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        call.RequireLogstore();
        return SlsAnswer.Json(new JsonArray([.. call.Cloud.Documents.List<SlsConsumerGroupDocument>("", ConsumerGroups.Key(call, ""))
            .Select(static pair => new JsonObject { ["name"] = pair.Value.Name, ["timeout"] = pair.Value.Timeout, ["order"] = pair.Value.Order })]));
    }
}
