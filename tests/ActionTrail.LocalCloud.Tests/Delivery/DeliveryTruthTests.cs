using ActionTrail.Engine.Delivery;

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
}
