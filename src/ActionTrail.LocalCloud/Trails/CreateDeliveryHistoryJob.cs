using System.Text.Json.Nodes;
using ActionTrail.Core.Trails;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Orders the delivery of the last 90 days' events to a trail's logstore; an account can have one such job running.</summary>
internal sealed class CreateDeliveryHistoryJob : TrailOperation
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        TrailDocument trail = OwnTrail(call, "TrailName");
        string token = call.Parameters.Optional("ClientToken", "");
        if (token.Length > 64 || !token.All(char.IsAscii))
        {
            throw TrailErrors.InvalidParameter("ClientToken may hold at most 64 ASCII characters.");
        }

        IReadOnlyList<HistoryJobDocument> jobs = HistoryJobs.Of(call.Cloud, call.Caller.AccountId);
        if (token.Length > 0 && jobs.FirstOrDefault(job => job.ClientToken == token) is { } known)
        {
            return known.TrailName == trail.Name
                ? new JsonObject { ["JobId"] = known.JobId }
                : throw new CloudError(400, "IdempotentParameterMismatch", $"ClientToken '{token}' was used for trail {known.TrailName}.");
        }

        // Unconfirmed: the codes for a trail without Log Service and for a second job.
        if (trail.SlsProjectArn.Length == 0)
        {
            throw new CloudError(400, "InvalidDeliveryConfigurationException", $"Trail {trail.Name} does not deliver to Log Service; history is delivered there only.");
        }

        if (jobs.Any(static job => job.IsRunning))
        {
            throw new CloudError(409, "DeliveryHistoryJobAlreadyExists", "The account has a delivery history job that is not finished.");
        }

        var created = new HistoryJobDocument
        {
            JobId = jobs.Count == 0 ? 1 : jobs[0].JobId + 1,
            TrailName = trail.Name,
            HomeRegion = trail.HomeRegion,
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
            Start = call.Now - s_kept,
            End = call.Now,
            ThroughPosition = trail.IsLogging ? trail.Intervals[^1].FromPosition : call.Cloud.Ledger.LastPosition,
            Regions = Regions(trail).ToDictionary(static region => region, static _ => HistoryJobStatus.Initializing, StringComparer.Ordinal),
            ClientToken = token,
        };
        HistoryJobs.Put(call.Cloud, call.Caller.AccountId, created);
        return new JsonObject { ["JobId"] = created.JobId };
    }

    private static IEnumerable<string> Regions(TrailDocument trail)
    {
        var selection = TrailRegionSelection.Parse(trail.TrailRegion);
        return selection.IsAll ? TrailRegions.All.Select(static region => region.Id) : selection.Regions;
    }
}
