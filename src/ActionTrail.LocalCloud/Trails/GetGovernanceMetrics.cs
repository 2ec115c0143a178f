using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Oss;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>How well the caller's account keeps its audit logs, scored by its best trail, the organization trail included.</summary>
// Unconfirmed: how the cloud scores; here logging, all regions, all operations and healthy delivery are worth 25 each.
internal sealed class GetGovernanceMetrics : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        List<TrailDocument> trails = [.. TrailCatalog.Of(call.Cloud, call.Caller.AccountId)];
        if (VisibleTrails.OfOrganization(call.Cloud, call.Caller.AccountId) is { } organization)
        {
            trails.Add(organization);
        }

        TrailDocument? best = trails.MaxBy(trail => Score(call.Cloud, trail));
        return new JsonObject
        {
            ["Data"] = new JsonObject
            {
                ["AccountId"] = call.Caller.AccountId,
                ["GovernanceMetrics"] = new JsonArray(new JsonObject
                {
                    ["GovernanceItem"] = "actiontrail_storage_audit_log",
                    ["GovernanceScore"] = (best is null ? 0 : Score(call.Cloud, best)).ToString(CultureInfo.InvariantCulture),
                    ["ColumnsSchema"] = Columns(call.Cloud, best, trails.Count).ToJsonString(),
                }),
            },
        };
    }

    private static int Score(CloudState cloud, TrailDocument trail) =>
        (trail.IsLogging ? 25 : 0) + (trail.TrailRegion == "All" ? 25 : 0) + (trail.EventRw == "All" ? 25 : 0) + (trail.IsLogging && IsHealthy(cloud, trail) ? 25 : 0);

    private static bool IsHealthy(CloudState cloud, TrailDocument trail)
    {
        TrailDeliveryStatus status = TrailPorts.Of(cloud).Delivery.StatusOf(trail);
        return new[] { status.Oss, status.Sls, status.MaxCompute }.All(static destination => destination is not { LatestError.Length: > 0 });
    }

    private static JsonObject Columns(CloudState cloud, TrailDocument? trail, int total) => new()
    {
        ["trailName"] = trail?.Name ?? "",
        ["homeRegion"] = trail?.HomeRegion ?? "",
        ["trailRegion"] = trail?.TrailRegion ?? "",
        ["trailStatus"] = trail?.Status ?? "",
        ["eventRW"] = trail?.EventRw ?? "",
        ["isOrganizationTrail"] = trail?.IsOrganizationTrail ?? false,
        ["ossDeliveryStatus"] = trail is { OssBucketName.Length: > 0 } ? IsHealthy(cloud, trail) ? "normal" : "abnormal" : "",
        ["ossBucketLifeCycle"] = trail is { OssBucketName.Length: > 0 } && OssBuckets.Find(cloud, trail.OssBucketName)?.Settings.ContainsKey(BucketLifecycle.Setting) == true,
        ["trailTotal"] = total,
    };
}
