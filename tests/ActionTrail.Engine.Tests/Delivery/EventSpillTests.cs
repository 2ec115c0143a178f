using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class EventSpillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actiontrail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Events_come_back_by_batch_in_order_and_byte_for_byte()
    {
        var chance = new Random(7);
        using var window = new Window(_folder, maxCount: 1_200);
        for (int i = 0; i < 1_200; i++)
        {
            // Batches come to be while the window is read; one event is larger than a write.
            window.Add(chance.Next(10 + (i / 10)), chance.Next(30), i == 800 ? 5_000_000 : chance.Next(1, 30_000), chance, isFirst: i < 300);
        }

        Range[] groups = window.Complete();

        Assert.InRange(groups.Length, 3, 10);
        window.AssertReads(groups);
    }

    [Fact]
    public void What_comes_later_for_neighbours_alone_is_still_read_a_few_megabytes_at_a_time()
    {
        var chance = new Random(8);
        using var window = new Window(_folder, maxCount: 3_000);
        for (int i = 0; i < 3_000; i++)
        {
            // The first events are of accounts all over; then two hundred that follow each other are busy, half of whose batches are new.
            int batch = i < 1_000 ? i : 400 + (i % 200) + (i % 2 * 1_000);
            window.Add(batch, batch % 1_000, 10_000, chance, isFirst: i < 1_000);
        }

        Range[] groups = window.Complete();

        Assert.All(groups, group => Assert.InRange(window.SizeOf(group), 1, 8 * 1024 * 1024));
        Assert.InRange(groups.Length, 4, 20);
        window.AssertReads(groups);
    }

    [Fact]
    public void The_file_is_gone_when_the_window_is_whatever_ends_the_process()
    {
        using (var window = new Window(_folder, maxCount: 1))
        {
            window.Add(0, 1, 100, new Random(1), isFirst: true);
            window.Complete();
            if (!OperatingSystem.IsWindows())
            {
                Assert.Empty(Directory.EnumerateFileSystemEntries(_folder)); // no name is left that a kill could leave behind
            }
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    /// <summary>A window whose first events are held before they are spilled, and the rest spilled at once.</summary>
    private sealed class Window(string folder, int maxCount) : IDisposable
    {
        private readonly BatchOrder _order = new(PartitionRule.AccountRegionDate);
        private readonly EventRun _first = new();
        private readonly List<List<DeliveryEvent>> _expected = [];
        private EventSpill? _spill;
        private List<DeliveryEvent>[] _sorted = [];
        private long _position;

        public void Add(int batch, int account, int size, Random chance, bool isFirst)
        {
            while (_order.Count <= batch)
            {
                _order.Add(new PartitionKey(Name(_order.Count == batch ? account : chance.Next(1_000)), "cn-hangzhou", "20260501"));
                _expected.Add([]);
            }

            byte[] json = new byte[size];
            chance.NextBytes(json);
            var each = new DeliveryEvent(++_position, Name(account), new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(chance.Next(1_000)), json);
            _expected[batch].Add(each);
            if (isFirst)
            {
                _first.Add(batch, each, account);
                _first.Keep(new EventChunk([each]));
                return;
            }

            Spill().Add(batch, each, account);
        }

        public Range[] Complete()
        {
            Spill().Complete();
            _sorted = [.. _order.Sorted().Select(batch => _expected[batch])];
            return [.. Spill().Groups()];
        }

        public long SizeOf(Range group) => _sorted[group].Sum(static events => events.Sum(static each => (long)each.Json.Length));

        public void AssertReads(Range[] groups)
        {
            JournalBatch[] journal = [.. _sorted.Select(static events => new JournalBatch(PartitionKey.Whole, [.. events.Select(static each => each.Position)]))];
            Assert.Equal(Enumerable.Range(0, journal.Length), groups.SelectMany(static group => Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value)));
            foreach (Range group in groups)
            {
                using SpilledGroup read = Spill().Read(group, journal);
                for (int batch = group.Start.Value; batch < group.End.Value; batch++)
                {
                    DeliveryEvent[] events = [.. read.Of(batch)];
                    Assert.Equal(_sorted[batch].Select(static each => each with { Json = default }), events.Select(static each => each with { Json = default }));
                    Assert.All(_sorted[batch].Zip(events), static pair => Assert.True(pair.First.Json.Span.SequenceEqual(pair.Second.Json.Span)));
                }
            }
        }

        public void Dispose() => _spill?.Dispose();

        private static string Name(int account) => $"account-{account:0000}";

        private EventSpill Spill()
        {
            if (_spill is null)
            {
                _spill = new EventSpill(folder, _order);
                _spill.Begin(_first, maxCount);
                _first.Clear();
            }

            return _spill;
        }
    }
}
