using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Sets which data events a trail delivers to Log Service, in place of what was set before.</summary>
internal sealed class PutDataEventSelector : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        string selectors = call.Parameters.Required("EventSelectors");
        DataEventSelector.Parse(selectors);
        string[] regions = call.Parameters.Optional("TrailRegionIds", "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (Array.Find(regions, static region => TrailRegions.Find(region) is null) is { } unknown)
        {
            throw TrailErrors.InvalidParameter($"TrailRegionIds holds '{unknown}', which is no region of ActionTrail.");
        }

        call.Cloud.Documents.Put(trail.OwnerAccountId, trail.Name, new DataEventSelectorDocument(
            trail.Name, selectors, call.Parameters.Boolean("IsTrailAllRegion", otherwise: false), regions, call.Now));
        return new JsonObject { ["TrailArn"] = trail.Arn, ["DataEventSelectors"] = selectors };
    }
}
