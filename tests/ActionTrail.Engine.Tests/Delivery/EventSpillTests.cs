using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class EventSpillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Events_of_many_runs_come_back_by_batch_in_order_and_byte_for_byte()
    {
        var chance = new Random(7);
        using var spill = new EventSpill(_folder);
        var order = new BatchOrder(PartitionRule.AccountRegionDate);
        var expected = new List<List<DeliveryEvent>>();
        long position = 0;
        var held = new EventRun();
        for (int run = 1; run <= 4; run++)
        {
            List<DeliveryEvent> events = [];
            for (int i = 0; i < 300; i++)
            {
                // Batches come to be while the window is read; one event is larger than a write.
                int batch = chance.Next(run * 40);
                DeliveryEvent each = Event(++position, chance, run == 3 && i == 150 ? 1_500_000 : chance.Next(1, 30_000));
                events.Add(each);
                held.Add(batch, each, each.AccountId[^1]);
                if (i % 100 == 99)
                {
                    held.Keep(new EventChunk(events));
                    events = [];
                }

                while (expected.Count <= batch)
                {
                    expected.Add([]);
                    order.Add(new PartitionKey($"account-{chance.Next(30)}", "cn-hangzhou", "20260501"));
                }

                expected[batch].Add(each);
            }

            spill.Write(held, order.Sorted());
            held.Clear();
        }

        spill.Arrange(order.Sorted());
        expected = [.. order.Sorted().Select(batch => expected[batch])];
        JournalBatch[] journal = [.. expected.Select(static events => new JournalBatch(PartitionKey.Whole, [.. events.Select(static each => each.Position)]))];
        Range[] groups = [.. spill.Groups()];

        Assert.InRange(groups.Length, 3, 40);
        Assert.Equal(Enumerable.Range(0, journal.Length), groups.SelectMany(static group => Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value)));
        foreach (Range group in groups)
        {
            using SpilledGroup read = spill.Read(group, journal);
            for (int batch = group.Start.Value; batch < group.End.Value; batch++)
            {
                Assert.Equal(expected[batch].Select(static each => each with { Json = default }), read.Of(batch).Select(static each => each with { Json = default }));
                Assert.All(expected[batch].Zip(read.Of(batch)), static pair => Assert.True(pair.First.Json.Span.SequenceEqual(pair.Second.Json.Span)));
            }
        }
    }

    [Fact]
    public void The_file_is_gone_when_the_window_is_whatever_ends_the_process()
    {
        using (var spill = new EventSpill(_folder))
        {
            var run = new EventRun();
            DeliveryEvent each = Event(1, new Random(1), 100);
            run.Add(0, each, 1);
            run.Keep(new EventChunk([each]));
            spill.Write(run, [0]);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Empty(Directory.EnumerateFileSystemEntries(_folder)); // no name is left that a kill could leave behind
            }
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private static DeliveryEvent Event(long position, Random chance, int size)
    {
        byte[] json = new byte[size];
        chance.NextBytes(json);
        return new DeliveryEvent(position, $"account-{chance.Next(5)}", new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(chance.Next(1_000)), json);
    }
}
