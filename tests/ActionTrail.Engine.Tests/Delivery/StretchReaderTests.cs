using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Tests.Delivery;

public sealed class StretchReaderTests
{
    private const int Events = 2_300;
    private const int Horizon = 2_100;

    private readonly MemorySource _source = new(TimeProvider.System);
    private readonly ScopeView _view = new(Horizon, new ScopeRules
    {
        CoversEverything = true,
        Accounts = new Dictionary<string, PositionIntervals>(),
        Selections = [Selection(200, 700), Selection(1_500, null)],
    });

    public StretchReaderTests()
    {
        for (int i = 0; i < Events; i++)
        {
            _source.Append(new TestEvent("1234567890123456"));
        }
    }

    [Fact]
    public async Task Stretches_follow_each_other_whether_or_not_they_are_read_ahead()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            var chance = new Random(seed);
            var positions = new List<long>();
            await using (var reader = new StretchReader(new ScopeReader(_source), _view))
            {
                for (long from; (from = reader.From(positions.LastOrDefault())) < Horizon;)
                {
                    using CoveredStretch stretch = await reader.ReadAsync(from, withBytes: true, CancellationToken.None);
                    Assert.Equal(from + 1, stretch[0].Position);
                    if (chance.Next(2) == 0)
                    {
                        reader.ReadBeyond(stretch, withBytes: true);
                    }

                    positions.AddRange(Enumerable.Range(0, stretch.Count).Select(index => stretch[index].Position));
                }
            }

            // The trail logged from 201 to 700 and from 1,501 on; stretches have 500 events.
            Assert.Equal([.. Enumerable.Range(201, 500), .. Enumerable.Range(1_501, 800)], positions.Select(static position => (int)position));
            Assert.Equal(0, _source.Held);
        }
    }

    [Fact]
    public async Task What_was_read_ahead_in_vain_is_given_back()
    {
        await using (var reader = new StretchReader(new ScopeReader(_source), _view))
        {
            using CoveredStretch stretch = await reader.ReadAsync(reader.From(0), withBytes: true, CancellationToken.None);
            reader.ReadBeyond(stretch, withBytes: true);
        }

        Assert.Equal(0, _source.Held);
    }

    [Fact]
    public async Task Of_large_events_fewer_are_read_ahead()
    {
        var source = new MemorySource(TimeProvider.System);
        for (int i = 0; i < 3_000; i++)
        {
            source.Append(new TestEvent("1234567890123456") { Padding = 9_000 });
        }

        var view = new ScopeView(3_000, new ScopeRules { CoversEverything = true, Accounts = new Dictionary<string, PositionIntervals>(), Selections = [Selection(0, null)] });
        await using var reader = new StretchReader(new ScopeReader(source), view);
        for (long through = 0; through < 3_000;)
        {
            using CoveredStretch stretch = await reader.ReadAsync(reader.From(through), withBytes: true, CancellationToken.None);
            reader.ReadBeyond(stretch, withBytes: true);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);

            // A stretch has 4.5 MB: this one, and one that waits for it.
            Assert.InRange(source.Held, 1, 2);
            through = stretch[^1].Position;
        }
    }

    [Fact]
    public async Task A_failure_ahead_reaches_whoever_asks_for_that_stretch()
    {
        await using (var reader = new StretchReader(new ScopeReader(_source), _view))
        {
            using CoveredStretch first = await reader.ReadAsync(reader.From(0), withBytes: true, CancellationToken.None);
            _source.Failure = new IOException("The source is gone.");
            reader.ReadBeyond(first, withBytes: true);

            IOException failure = await Assert.ThrowsAsync<IOException>(async () => await reader.ReadAsync(reader.From(first[^1].Position), withBytes: true, CancellationToken.None));
            Assert.Same(_source.Failure, failure);
        }

        Assert.Equal(0, _source.Held);
    }

    private static TrailSelection Selection(long after, long? through) => new(after, through, Core.Trails.EventRw.All, Core.Trails.TrailRegionSelection.All);
}
