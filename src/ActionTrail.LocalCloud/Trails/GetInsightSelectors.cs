using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Which insights a trail delivers.</summary>
internal sealed class GetInsightSelectors : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        return call.Cloud.Documents.Find<InsightSelectorDocument>(trail.OwnerAccountId, trail.Name) is { } selector
            ? InsightSelectorJson.Answer(trail, selector.InsightTypes)
            : throw new CloudError(404, "InsightSelectorDoesNotExistException", $"The special Selector is not exist: trail {trail.Name} has none.");
    }
}
