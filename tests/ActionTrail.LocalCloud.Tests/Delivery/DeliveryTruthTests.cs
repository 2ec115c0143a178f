using System.Globalization;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;
using ActionTrail.LocalCloud.Tests.Trails;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>What delivery tells about itself balances at every moment.</summary>
public sealed class DeliveryTruthTests
{
    [Fact]
    public async Task Counters_balance_at_every_moment_while_events_are_recorded_and_delivered()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, maxCompute: true);
        cloud.Host.Delivery.Start(cloud.Owner.Id, DeliveryCloud.TrailName);
        long recorded = 0;
        var load = Task.Run(() =>
        {
            for (int i = 0; i < 60; i++)
            {
                cloud.Record(cloud.Company.Members[i % cloud.Company.Members.Count], 50);
                cloud.Cloud.Time.Advance(TimeSpan.FromMinutes(6));
            }
        });
        int looks = 0;
        while (!load.IsCompleted || looks < 20)
        {
            DeliveryStatus now = await cloud.Host.Delivery.StatusAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default);
            Assert.Equal(3, now.Destinations.Count);
            Assert.All(now.Destinations, lane => Assert.Equal(lane.Recorded, lane.Delivered + lane.Pending + lane.Dead));
            Assert.True(now.Destinations.Max(lane => lane.Recorded) >= recorded);
            recorded = now.Destinations.Max(lane => lane.Recorded);
            looks++;
        }

        await load;
        await cloud.Host.Delivery.StopAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default);
        DeliveryStatus end = await cloud.DrainAsync();
        Assert.All(end.Destinations, lane => Assert.Equal((cloud.Expected().Count, cloud.Expected().Count, 0), (lane.Recorded, lane.Delivered, lane.Pending)));
    }

    [Fact]
    public async Task Trail_status_metrics_and_delivery_status_tell_the_same_while_a_destination_fails_and_after()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, maxCompute: true);
        await AgreeAsync(cloud);
        cloud.Record(cloud.Host.FindAccount("Shop"), 10);
        await new SlsClient(cloud.Archive).DeleteProjectAsync(DeliveryCloud.Project, default);
        for (int tries = 1; tries <= 3; tries++)
        {
            await cloud.DrainAsync();
            cloud.Cloud.Time.Advance(TimeSpan.FromMinutes(7));
            LaneStatus failing = (await AgreeAsync(cloud)).Destinations.Single(lane => lane.Kind == DestinationKind.Sls);
            Assert.Contains("corp-audit-project", failing.Trouble!.Message, StringComparison.Ordinal);
            Assert.Equal((0, tries), (failing.Delivered, failing.Trouble.Retries + 1));
            Assert.Equal((0, tries), await AttemptsAsync(cloud, "sls"));
        }

        await new SlsDestinationSetup(cloud.Archive).EnsureAsync(DeliveryCloud.Project, default);
        Assert.True((await cloud.DrainAsync()).IsCaughtUp);
        DeliveryStatus mended = await AgreeAsync(cloud);
        Assert.False(mended.IsBlocked);
        Assert.Equal(3, (await AttemptsAsync(cloud, "sls")).Failed);
        Assert.Equal(mended.Destinations.Single(lane => lane.Kind == DestinationKind.Sls).Delivered, (await cloud.InLogstoreAsync()).Count);
    }

    [Fact]
    public async Task Events_of_other_kinds_that_cannot_be_delivered_show_in_all_three()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: false);
        await new RamClient(cloud.Archive).DetachPolicyAsync(cloud.RoleName, PolicyId.System(SystemPolicies.ActionTrailDefaultRole), default);
        cloud.Record(cloud.Owner, 1, each => each with
        {
            Change = json =>
            {
                json.Clear();
                json["EventID"] = "inner-1";
                json["EventTime"] = "2026-01-01T00:00:00Z";
            },
        });
        await cloud.DrainAsync();

        LaneStatus logs = (await AgreeAsync(cloud)).Destinations.Single(lane => lane.Kind == DestinationKind.Sls);
        Assert.Contains("innertrail_corp-audit", logs.Trouble!.Message, StringComparison.Ordinal);
        Assert.Equal(1, logs.Pending);
    }

    /// <summary>Holds what the delivery engine says against what ActionTrail answers and, for files, against the bucket.</summary>
    private static async Task<DeliveryStatus> AgreeAsync(DeliveryCloud cloud)
    {
        DeliveryStatus engine = await cloud.Host.Delivery.StatusAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default);
        TrailStatus told = await cloud.Trails.GetTrailStatusAsync(DeliveryCloud.TrailName, default);
        foreach (LaneStatus lane in engine.Destinations)
        {
            (DateTimeOffset? latest, string error, bool isHealthy) = lane.Kind switch
            {
                DestinationKind.Oss => (told.LatestDeliveryTime, told.LatestDeliveryError, told.OssBucketStatus),
                DestinationKind.Sls => (told.LatestDeliveryLogServiceTime, told.LatestDeliveryLogServiceError, told.SlsLogStoreStatus),
                _ => (told.LatestDeliveryMaxComputeTime, told.LatestDeliveryMaxComputeError, told.LatestDeliveryMaxComputeError.Length == 0),
            };
            Assert.Equal((lane.LastDeliveryTime, lane.Trouble?.Message ?? "", lane.Trouble is null), (latest, error, isHealthy));
            Assert.Equal(lane.Recorded, lane.Delivered + lane.Pending + lane.Dead);
        }

        int files = (await cloud.KeysAsync()).Count(key => key.Contains("/AliyunLogs/", StringComparison.Ordinal));
        Assert.Equal((files, 0), await AttemptsAsync(cloud, "oss"));
        LaneStatus logs = engine.Destinations.Single(lane => lane.Kind == DestinationKind.Sls);
        (long succeeded, long failed) = await AttemptsAsync(cloud, "sls");
        Assert.Equal(logs.Delivered > 0, succeeded > 0);
        Assert.True(failed >= (logs.Trouble is { } trouble ? trouble.Retries + 1 : 0));
        return engine;
    }

    private static async Task<(long Succeeded, long Failed)> AttemptsAsync(DeliveryCloud cloud, string destination)
    {
        return (await SumAsync("success"), await SumAsync("fail"));

        async Task<long> SumAsync(string outcome)
        {
            DateTimeOffset now = cloud.Cloud.Time.GetUtcNow();
            PopAnswer answer = await cloud.Cloud.Connect(cloud.Owner).TrailsAsync("DescribeTrailDeliveryMetricData", string.Create(
                CultureInfo.InvariantCulture,
                $"TrailName={DeliveryCloud.TrailName}&MetricName=delivery_{destination}_{outcome}_count&Period=3600&StartTime={now.AddDays(-1):yyyy-MM-ddTHH:mm:ssZ}&EndTime={now.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}"));
            return answer.List("MetricList").Sum(static window => window.Integer("Count", 0));
        }
    }
}
