using System.Text.Json.Nodes;
using ActionTrail.Core.Trails;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Where the data events of a trail go: one project per region, named by account and region.</summary>
internal static class DataEventDelivery
{
    /// <summary>The regions that a selector means.</summary>
    public static IReadOnlyList<string> Regions(TrailDocument trail, DataEventSelectorDocument selector)
    {
        if (!selector.IsTrailAllRegion)
        {
            return selector.RegionIds.Count > 0 ? selector.RegionIds : [trail.HomeRegion];
        }

        var selection = TrailRegionSelection.Parse(trail.TrailRegion);
        return selection.IsAll ? [.. TrailRegions.All.Select(static region => region.Id)] : [.. selection.Regions];
    }

    /// <summary>ARN of the project that takes the data events of one region.</summary>
    public static string ProjectArn(TrailDocument trail, string region) =>
        $"acs:log:{region}:{trail.OwnerAccountId}:project/actiontrail-log-{trail.OwnerAccountId}-{region}";

    /// <summary>The destinations as answers show them.</summary>
    public static JsonArray Configs(CloudState cloud, TrailDocument trail, DataEventSelectorDocument? selector) => selector is null ? [] :
    [
        .. Regions(trail, selector).Select(region => Config(
            trail, region, selector, cloud.Documents.Find<DataEventFailureDocument>(trail.OwnerAccountId, DataEventFailureDocument.KeyOf(trail.Name, region)))),
    ];

    private static JsonNode Config(TrailDocument trail, string region, DataEventSelectorDocument selector, DataEventFailureDocument? failure) => new JsonObject
    {
        ["TrailRegion"] = region,
        ["RegionSlsProjectArn"] = ProjectArn(trail, region),
        ["Status"] = failure is null ? "success" : "failure",
        ["CreateTime"] = TrailJson.Time(selector.CreatedAt),
        ["ErrorCode"] = failure?.ErrorCode ?? "",
        ["ErrorMessage"] = failure?.ErrorMessage ?? "",
    };
}
