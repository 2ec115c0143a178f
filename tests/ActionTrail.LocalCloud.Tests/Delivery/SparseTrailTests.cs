using System.Collections.Immutable;
using ActionTrail.Core.Events;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Delivery;
using ActionTrail.LocalCloud.Ledger;
using ActionTrail.LocalCloud.Tests.Ledger;

namespace ActionTrail.LocalCloud.Tests.Delivery;

/// <summary>A trail that covers few of the ledger's events holds no more memory than one that covers all.</summary>
public sealed class SparseTrailTests : IDisposable
{
    private const int Events = 100_000;
    private const int Every = 500;
    private const string Covered = "1000000000000002";
    private readonly TemporaryFolder _folder = new();
    private readonly EventLedger _ledger;
    private readonly WatchedSource _source;

    public SparseTrailTests()
    {
        _ledger = new EventLedger(_folder.File("ledger.db"), new ManualTimeProvider());
        _source = new WatchedSource(new LedgerEventSource(_ledger));
    }

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1024 * 1024, false)]
    [InlineData(32 * 1024, true)] // less than the covered events have
    public async Task A_window_holds_what_its_events_have_and_not_what_was_read_with_them(int windowBytes, bool isSpilled)
    {
        using WindowDraft draft = await ReadAsync(Events, windowBytes, [Covered]);

        // A stretch of 500 events has one that is covered, in an array of 128 KB; eight are read ahead of a window on the disk, and a ninth waits.
        Assert.InRange(_source.MostHeld, 1, windowBytes + ((isSpilled ? 10 : 1) * 128 * 1024));
        Assert.Equal(isSpilled, draft.Events!.Spill is not null);
        Assert.Equal(Enumerable.Range(1, Events / Every).Select(static i => $"test-{i * Every}"), EventsOf(draft).Select(static each => AuditEvent.Parse(each).EventId));
    }

    [Fact]
    public async Task A_window_of_well_filled_batches_never_waits_on_the_disk_although_more_is_held_than_its_events_have()
    {
        const int WindowBytes = 1024 * 1024;
        using WindowDraft draft = await ReadAsync(10_000, WindowBytes, ["1000000000000001"]);

        Assert.True(draft.IsFull);
        Assert.Null(draft.Events!.Spill);
        Assert.InRange(draft.Events.Bytes, WindowBytes / 2, WindowBytes - 1);
    }

    private async Task<WindowDraft> ReadAsync(int count, int windowBytes, string[] covered)
    {
        _ledger.AppendMany([.. Enumerable.Range(1, count).Select(static i => new TestEvent($"test-{i}") { Account = i % Every == 0 ? Covered : "1000000000000001", Second = i / 10 }.Entry)]);
        LaneOptions options = LaneOptions.For(DestinationKind.Oss) with { DenseWindowBytes = windowBytes };
        var reader = new WindowReader(_source, new Partitioner(options.Partition, DeliveryCloud.Region), options, _folder.Path);
        var rules = new ScopeRules
        {
            Accounts = covered.ToDictionary(static account => account, static _ => PositionIntervals.Always),
            Selections = [new TrailSelection(0, null, EventRw.All, TrailRegionSelection.All)],
        };
        return await reader.ReadAsync(0, new ScopeView(count, rules), default);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> EventsOf(WindowDraft draft)
    {
        ImmutableArray<DeliveryEvent> events;
        JournalBatch batch = Assert.Single(draft.Window.Batches);
        if (draft.Events!.Spill is { } spill)
        {
            using SpilledGroup read = spill.Read(Assert.Single(spill.Groups()), draft.Window.Batches);
            events = [.. read.Of(0).Select(static each => each with { Json = each.Json.ToArray() })];
        }
        else
        {
            events = draft.Events.Of(0);
        }

        Assert.Equal(batch.Positions, events.Select(static each => each.Position));
        return events.Select(static each => each.Json);
    }

    /// <summary>A source that knows how much of it is held.</summary>
    private sealed class WatchedSource(IEventSource inner) : IEventSource
    {
        private long _held;

        /// <summary>Most bytes that were held at a time.</summary>
        public long MostHeld { get; private set; }

        public long LastPosition => inner.LastPosition;

        public async ValueTask<EventStretch> ScanAsync(long afterPosition, int maxCount, Predicate<EventHead>? wanted, CancellationToken cancellationToken)
        {
            EventStretch read = await inner.ScanAsync(afterPosition, maxCount, wanted, cancellationToken);
            MostHeld = Math.Max(MostHeld, Interlocked.Add(ref _held, read.Wanted.HeldBytes));
            return new EventStretch(read.Heads, new WatchedChunk(this, read.Wanted));
        }

        public ValueTask<EventChunk> FetchAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken) => inner.FetchAsync(positions, cancellationToken);

        public Task WaitBeyondAsync(long position, CancellationToken cancellationToken) => inner.WaitBeyondAsync(position, cancellationToken);

        private sealed class WatchedChunk(WatchedSource source, EventChunk chunk) : EventChunk(chunk.Events)
        {
            public override long HeldBytes => chunk.HeldBytes;

            protected override void Dispose(bool disposing)
            {
                Interlocked.Add(ref source._held, -chunk.HeldBytes);
                chunk.Dispose();
                base.Dispose(disposing);
            }
        }
    }
}
