using System.Runtime.CompilerServices;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Prefilter;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Reads items, one after another, and gives the matching events of each to its sink. One instance serves one worker.</summary>
/// <param name="source">Where the items lie.</param>
/// <param name="plan">What is asked for.</param>
/// <param name="limits">How much one item may ask.</param>
/// <param name="tally">Counts.</param>
internal sealed class ItemScanner(IArchiveSource source, SearchPlan plan, ArchiveReadLimits limits, SearchTally tally) : IDisposable
{
    private readonly EventMatcher _matcher = new(plan);
    private readonly BlockFilter _filter = new(plan.Needles);
    private readonly ArchiveBlockReader _reader = new(limits);
    private readonly List<int> _selected = [];

    /// <summary>Scans an item. Damage is counted, never thrown.</summary>
    /// <param name="target">The item and its sink.</param>
    /// <param name="processors">Entered while a processor is used; null when there are no more workers than processors.</param>
    /// <param name="cancellationToken">Ends the scan within a block.</param>
    /// <returns>Whether it was read to its end without damage.</returns>
    public async ValueTask<bool> ScanAsync(ScanTarget target, SemaphoreSlim? processors, CancellationToken cancellationToken)
    {
        long events = 0;
        long bytes = 0;
        string? damage = null;
        try
        {
            using Stream stream = await source.OpenAsync(target.Item, cancellationToken).ConfigureAwait(false);
            bytes = target.Item.Size ?? stream.Length;
            if (bytes == 0 && target.Item.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidArchiveException("is empty, which no gzip file is");
            }

            _reader.Open(stream);
            int read;
            while ((read = await ScanBlockAsync(target.Sink, processors, cancellationToken).ConfigureAwait(false)) > 0)
            {
                events += read;
                await target.Sink.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception broken) when (broken is InvalidArchiveException or ApiException or TransportException or IOException or UnauthorizedAccessException)
        {
            damage = broken.Message;
        }

        tally.Read(target.Verdict, bytes, damage is null ? null : new(target.Item.Name, damage, events));
        return damage is null;
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    private async ValueTask<int> ScanBlockAsync(IMatchSink sink, SemaphoreSlim? processors, CancellationToken cancellationToken)
    {
        if (processors is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _reader.Read() ? ScanBlock(sink) : 0;
        }

        await processors.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _reader.Read() ? ScanBlock(sink) : 0;
        }
        finally
        {
            processors.Release();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // One search is often all that a process does: no slow start.
    private int ScanBlock(IMatchSink sink)
    {
        ReadOnlySpan<byte> block = _reader.Block;
        ReadOnlySpan<EventSpan> events = _reader.Events;
        int found = 0;
        int unreadable = 0;
        _filter.Select(block, events, _selected);
        foreach (int number in _selected)
        {
            EventSpan place = events[number];
            switch (_matcher.Judge(block.Slice(place.Start, place.Length), out ReadOnlySpan<byte> json))
            {
                case MatchVerdict.Matched:
                    found++;
                    sink.Accept(_matcher, json);
                    break;
                case MatchVerdict.Unreadable:
                    unreadable++;
                    break;
            }
        }

        sink.EndBlock();
        tally.Block(events.Length, found, unreadable, block.Length);
        return events.Length;
    }
}
