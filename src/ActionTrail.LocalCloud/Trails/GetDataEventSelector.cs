using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Which data events a trail delivers; empty when nothing was set.</summary>
internal sealed class GetDataEventSelector : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        DataEventSelectorDocument? selector = call.Cloud.Documents.Find<DataEventSelectorDocument>(trail.OwnerAccountId, trail.Name);
        return new JsonObject
        {
            ["TrailArn"] = trail.Arn,
            ["DataEventSelectors"] = selector?.EventSelectors ?? "",
            ["IsTrailAllRegion"] = selector?.IsTrailAllRegion ?? false,
            ["SlsDeliveryConfigs"] = DataEventDelivery.Configs(call.Cloud, trail, selector),
        };
    }
}
