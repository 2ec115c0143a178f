using ActionTrail.Engine.Delivery;
using FsCheck;
using FsCheck.Fluent;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class CrashPropertyTests
{
    private static readonly string[] s_accounts = [.. Enumerable.Range(1, 4).Select(i => $"100000000000000{i}")];

    [Fact]
    public void Whatever_crashes_and_whoever_joins_or_leaves_every_covered_event_arrives_and_in_files_exactly_once() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => RunAsync(new Random(seed)).GetAwaiter().GetResult()));

    private static async Task<bool> RunAsync(Random chance)
    {
        var bench = new DeliveryBench
        {
            Limits = new BatchLimits(chance.Next(1, 6), 2_000, 1_500), WindowCount = chance.Next(1, 30), DenseWindowBytes = chance.Next(3) * 1_000,
            SpillFolder = chance.Next(2) == 0 ? null : Path.GetTempPath(), ReceiptCount = chance.Next(1, 6), SmallBatchWave = chance.Next(1, 5),
        };
        var covered = new List<long>();
        var dead = new List<long>();
        bench.Scope.Join(s_accounts[0]);
        for (int turn = 0; turn < 30; turn++)
        {
            Append(bench, chance, covered, dead);
            ChangeMembers(bench, chance);
            Arm(bench, chance);
            DeliveryStatus status = await bench.DrainAsync(); // a new worker each time: the one before may have died anywhere
            Balance(status, covered.Count + dead.Count);
        }

        Disarm(bench);
        DeliveryStatus end = await bench.DrainAsync();
        Balance(end, covered.Count + dead.Count);
        Assert.True(end.IsCaughtUp);
        Assert.Equal(covered, bench.Oss.FilePositions.Order());
        Assert.Equal(covered, bench.Sls.Rows.Select(row => row.Position).Distinct().Order());
        Assert.Equal(dead, bench.Store.DeadLetters("oss").Select(letter => letter.Position));
        Assert.All(end.Destinations, lane => Assert.Equal((covered.Count, dead.Count), (lane.Delivered, lane.Dead)));

        // Every first arrival is in the order of recording, per account.
        foreach (IGrouping<string, DeliveryEvent> account in bench.Sls.Rows.DistinctBy(row => row.Position).GroupBy(row => row.AccountId))
        {
            Assert.Equal(account.Select(row => row.Position).Order(), account.Select(row => row.Position));
        }

        return true;
    }

    private static void Append(DeliveryBench bench, Random chance, List<long> covered, List<long> dead)
    {
        for (int i = chance.Next(12); i > 0; i--)
        {
            string account = s_accounts[chance.Next(s_accounts.Length)];
            bool isHuge = chance.Next(20) == 0;
            bool isData = chance.Next(10) == 0;
            long position = bench.Source.Append(new TestEvent(account)
            {
                Region = chance.Next(2) == 0 ? "cn-hangzhou" : "cn-beijing", Padding = isHuge ? 2_000 : chance.Next(300), Category = isData ? "Data" : "Management",
                Time = bench.Time.GetUtcNow().AddHours(chance.Next(-30, 1)),
            });
            if (bench.Scope.IsMember(account) && !isData)
            {
                (isHuge ? dead : covered).Add(position);
            }
        }
    }

    private static void ChangeMembers(DeliveryBench bench, Random chance)
    {
        string account = s_accounts[chance.Next(s_accounts.Length)];
        if (chance.Next(3) == 0)
        {
            if (bench.Scope.IsMember(account))
            {
                bench.Scope.Leave(account);
            }
            else
            {
                bench.Scope.Join(account);
            }
        }
    }

    private static void Arm(DeliveryBench bench, Random chance)
    {
        Action trap = () =>
        {
            lock (chance)
            {
                if (chance.Next(8) == 0)
                {
                    throw new IOException("The process died here.");
                }
            }
        };
        bench.Store.Trap = bench.Oss.Trap = bench.Sls.Trap = trap;
        bench.Oss.Obstacle = chance.Next(6) == 0 ? MemorySink.Missing : null;
    }

    private static void Disarm(DeliveryBench bench)
    {
        bench.Store.Trap = bench.Oss.Trap = bench.Sls.Trap = static () => { };
        bench.Oss.Obstacle = null;
    }

    private static void Balance(DeliveryStatus status, int recorded) =>
        Assert.All(status.Destinations, lane =>
        {
            Assert.Equal(recorded, lane.Recorded);
            Assert.Equal(lane.Recorded, lane.Delivered + lane.Pending + lane.Dead);
        });
}
