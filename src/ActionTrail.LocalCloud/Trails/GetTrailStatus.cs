using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Whether a trail is logging and how its delivery stands. Members may ask about the organization trail.</summary>
internal sealed class GetTrailStatus : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = Find(call);
        TrailDeliveryStatus delivery = TrailPorts.Of(call.Cloud).Delivery.StatusOf(trail);
        var json = new JsonObject
        {
            ["IsLogging"] = trail.IsLogging,
            ["LatestDeliveryTime"] = TrailJson.Time(delivery.Oss?.LatestDelivery),
            ["LatestDeliveryError"] = delivery.Oss?.LatestError ?? "",
            ["StartLoggingTime"] = TrailJson.Time(trail.StartedAt),
            ["StopLoggingTime"] = TrailJson.Time(trail.StoppedAt),
        };
        if (!IsOld(call))
        {
            json["OssBucketStatus"] = IsHealthy(trail.OssBucketName, delivery.Oss);
            json["SlsLogStoreStatus"] = IsHealthy(trail.SlsProjectArn, delivery.Sls);
            json["LatestDeliveryLogServiceTime"] = TrailJson.Time(delivery.Sls?.LatestDelivery);
            json["LatestDeliveryLogServiceError"] = delivery.Sls?.LatestError ?? "";

            // Unconfirmed: the cloud answers nothing about MaxCompute; these two are ours.
            json["LatestDeliveryMaxComputeTime"] = TrailJson.Time(delivery.MaxCompute?.LatestDelivery);
            json["LatestDeliveryMaxComputeError"] = delivery.MaxCompute?.LatestError ?? "";
        }

        return json;
    }

    private static TrailDocument Find(PopCall call)
    {
        string name = call.Parameters.Required("Name");
        call.Refer(TrailType, name);
        TrailDocument? trail = TrailCatalog.Find(call.Cloud, call.Caller.AccountId, name);
        if (trail is null && call.Parameters.Boolean("IsOrganizationTrail", otherwise: false)
            && VisibleTrails.OfOrganization(call.Cloud, call.Caller.AccountId) is { } organization && organization.Name == name)
        {
            trail = organization;
        }

        return trail is not null && IsVisibleIn(trail, call.Region) ? trail : throw TrailErrors.NotFound(name);
    }

    private static bool IsHealthy(string destination, DestinationDeliveryStatus? status) => destination.Length > 0 && status is not { LatestError.Length: > 0 };
}
