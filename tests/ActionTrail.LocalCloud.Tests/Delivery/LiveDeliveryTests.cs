using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>Continuous delivery into every kind of destination while the clock is set and events come that no destination can take.</summary>
public sealed class LiveDeliveryTests
{
    [Theory]
    [InlineData(-90)]
    [InlineData(-3)]
    [InlineData(3)]
    [InlineData(60 * 24 * 5)]
    public async Task A_clock_that_jumps_delays_live_delivery_and_loses_nothing(int minutes)
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, maxCompute: true);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 3);
        await cloud.DrainAsync();
        cloud.Host.Delivery.Start(cloud.Owner.Id, DeliveryCloud.TrailName);
        cloud.Record(shop, 4);
        if (minutes < 0)
        {
            cloud.Cloud.Time.SetBack(TimeSpan.FromMinutes(-minutes));
        }
        else
        {
            cloud.Cloud.Time.Advance(TimeSpan.FromMinutes(minutes));
        }

        cloud.Record(shop, 5);
        await CaughtUpAsync(cloud, Tests(12));
        await cloud.Host.Delivery.StopAsync(cloud.Owner.Id, DeliveryCloud.TrailName, default);

        DeliveryStatus status = await cloud.DrainAsync();
        Assert.True(status.IsCaughtUp, status.Destinations.FirstOrDefault(static lane => lane.Trouble is not null)?.Trouble?.Message);
        Assert.Equal(cloud.Expected(), await cloud.InBucketAsync());
        Assert.Equal(cloud.Expected(), (await cloud.InLogstoreAsync()).Distinct());
        Assert.Equal(cloud.Expected(), (await cloud.InTableAsync()).Distinct());
        Assert.All(status.Destinations, lane => Assert.Equal((cloud.Expected().Count, 0, 0), (lane.Delivered, lane.Pending, lane.Dead)));
    }

    [Fact]
    public async Task An_event_too_large_for_one_destination_is_a_dead_letter_there_with_its_reason_and_arrives_in_the_others()
    {
        using DeliveryCloud cloud = await DeliveryCloud.CreateAsync(organization: true, maxCompute: true);
        LocalAccount shop = cloud.Host.FindAccount("Shop");
        cloud.Record(shop, 3);
        cloud.Record(shop, 1, static each => each with { Change = json => Grow(each, json, 2 << 20) }); // more than a value of Log Service holds
        cloud.Record(shop, 1, static each => each with { Change = json => Grow(each, json, 9 << 20) }); // more than a STRING of MaxCompute holds
        cloud.Record(shop, 3);

        DeliveryStatus status = await cloud.DrainAsync();

        int covered = cloud.Expected().Count;
        Assert.Equal(
            [(DestinationKind.Oss, covered, 0), (DestinationKind.Sls, covered - 2, 2), (DestinationKind.MaxCompute, covered - 1, 1)],
            status.Destinations.Select(static lane => (lane.Kind, (int)lane.Delivered, (int)lane.Dead)));
        Assert.All(status.Destinations, lane => Assert.Equal((covered, 0, null), (lane.Recorded, lane.Pending, lane.Trouble)));
        Assert.Equal(covered, (await cloud.InBucketAsync()).Count);
        Assert.Equal(covered - 2, (await cloud.InLogstoreAsync()).Count);
        Assert.Equal(covered - 1, (await cloud.InTableAsync()).Count);
        Assert.All(Letters(DestinationKind.Sls), static letter => Assert.Contains("takes 1048576 at most", letter.Reason, StringComparison.Ordinal));
        Assert.Contains("takes 8388608 at most", Assert.Single(Letters(DestinationKind.MaxCompute)).Reason, StringComparison.Ordinal);

        IReadOnlyList<DeadLetter> Letters(DestinationKind kind) => cloud.Host.Delivery.DeadLetters(cloud.Owner.Id, DeliveryCloud.TrailName, kind);
    }

    private static void Grow(Ledger.TestEvent each, System.Text.Json.Nodes.JsonObject json, int bytes)
    {
        each.Change(json);
        json["requestParameters"] = new System.Text.Json.Nodes.JsonObject { ["Text"] = new string('x', bytes) };
    }

    private static Predicate<IReadOnlyList<string>> Tests(int count) => ids => ids.Where(static id => id.Contains(" test-", StringComparison.Ordinal)).Distinct().Count() == count;

    /// <summary>Lets a minute pass again and again until every destination has it.</summary>
    private static async Task CaughtUpAsync(DeliveryCloud cloud, Predicate<IReadOnlyList<string>> has)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!has(await cloud.InBucketAsync()) || !has(await cloud.InLogstoreAsync()) || !has(await cloud.InTableAsync()))
        {
            patience.Token.ThrowIfCancellationRequested();
            cloud.Cloud.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }
}
