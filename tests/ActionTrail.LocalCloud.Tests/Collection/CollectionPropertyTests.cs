using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.Trials;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.LocalCloud.Tests.Collection;

public sealed class CollectionPropertyTests
{
    private static readonly TimeSpan s_overlap = TimeSpan.FromMinutes(20);
    private static readonly RegionId[] s_regions = CollectionBench.Regions("cn-hangzhou", "cn-beijing");

    [Fact]
    public void Whatever_dies_wherever_and_whatever_the_network_does_no_event_is_missed_and_in_files_none_is_doubled() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(15),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => RunAsync(seed).GetAwaiter().GetResult()));

    private static async Task<bool> RunAsync(int seed)
    {
        var chance = new Random(seed);
        using var bench = new CollectionBench();
        var cloud = new LookupStandIn(bench.Time) { PageSize = chance.Next(1, 8) };
        using var network = new FaultyNetwork(cloud, 0.3, seed);
        int deaths = 0;
        for (int turn = 0; turn < 12; turn++)
        {
            Happen(cloud, bench.Time.GetUtcNow(), chance, turn);
            bench.Trap = () =>
            {
                lock (chance)
                {
                    if (chance.Next(12) == 0)
                    {
                        deaths++;
                        throw new IOException("The process died here.");
                    }
                }
            };
            Balance(await PassAsync(bench, cloud, network, chance.Next(1, 60)));
            bench.Time.Advance(TimeSpan.FromMinutes(chance.Next(1, 40)));
        }

        bench.Trap = static () => { };
        bench.Time.Advance(s_overlap);
        CollectionStatus end = await PassAsync(bench, cloud, cloud, readAhead: 1_000);
        Balance(end);
        Assert.True(end.IsCaughtUp);
        Assert.Null(end.SourceTrouble);
        Assert.Equal(cloud.Ids, bench.Files);
        Assert.Equal(cloud.Ids, bench.Rows.Distinct().Order(StringComparer.Ordinal));
        Assert.All(end.Targets, target => Assert.Equal(cloud.Ids.Count(), target.Lane.Delivered));
        return true;
    }

    /// <summary>Things happen in one region or, global, in both, and show up at once or late.</summary>
    private static void Happen(LookupStandIn cloud, DateTimeOffset now, Random chance, int turn)
    {
        for (int i = chance.Next(15); i > 0; i--)
        {
            string[] regions = chance.Next(3) == 0 ? ["cn-hangzhou", "cn-beijing"] : [s_regions[chance.Next(2)].Value];
            TimeSpan late = chance.Next(2) == 0 ? TimeSpan.Zero : s_overlap * chance.NextDouble();
            cloud.Add($"{turn:D2}-{i:D2}", now.AddSeconds(-chance.Next(120)), late, regions);
        }
    }

    private static async Task<CollectionStatus> PassAsync(CollectionBench bench, LookupStandIn cloud, HttpMessageHandler network, int readAhead)
    {
        using LookupFeed feed = bench.Lookup(cloud, TimeSpan.FromDays(1), s_regions, network, s_overlap);
        (CollectionStatus status, _) = await bench.PassAsync(feed, new CollectorOptions { ReadAhead = readAhead }, new BatchLimits(5, 100_000, 100_000));
        return status;
    }

    private static void Balance(CollectionStatus status) => Assert.All(status.Targets, static target =>
        Assert.Equal(target.Lane.Recorded, target.Lane.Delivered + target.Lane.Pending + target.Lane.Dead));
}
