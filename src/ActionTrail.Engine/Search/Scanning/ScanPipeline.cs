using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Lists, judges and scans the items of a source on several workers, in the order of the listing or of time.</summary>
/// <param name="source">Where the items lie.</param>
/// <param name="plan">What is asked for.</param>
/// <param name="filter">Which items are read.</param>
/// <param name="options">How it runs.</param>
/// <param name="tally">Counts.</param>
internal sealed class ScanPipeline(IArchiveSource source, SearchPlan plan, ArchiveKeyFilter filter, ArchiveSearchOptions options, SearchTally tally)
{
    private int WorkerCount => Math.Max(options.Workers, source.OpenAhead);

    /// <summary>How many items may be under way or waiting for their reader.</summary>
    public int Window => WorkerCount * 4;

    /// <summary>Scans everything.</summary>
    /// <param name="sinkOf">Makes the sink of an item, called in order; may wait.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public async Task RunAsync(Func<ArchiveItem, KeyVerdict, ValueTask<IMatchSink>> sinkOf, CancellationToken cancellationToken)
    {
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim? processors = WorkerCount > options.Workers ? new(options.Workers) : null;
        var targets = Channel.CreateBounded<ScanTarget>(WorkerCount);
        Task[] all =
        [
            Task.Run(() => FeedAsync(targets.Writer, sinkOf, failure.Token), CancellationToken.None),
            .. Enumerable.Range(0, WorkerCount).Select(_ => Task.Run(() => WorkAsync(targets.Reader, processors, failure.Token), CancellationToken.None)),
        ];
        await foreach (Task done in Task.WhenEach(all).ConfigureAwait(false))
        {
            if (!done.IsCompletedSuccessfully)
            {
                await failure.CancelAsync().ConfigureAwait(false);
            }
        }

        // The first failure, not the cancellation that it caused.
        Task? failed = Array.Find(all, static task => task.IsFaulted) ?? Array.Find(all, static task => task.IsCanceled);
        await (failed ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private async Task FeedAsync(ChannelWriter<ScanTarget> targets, Func<ArchiveItem, KeyVerdict, ValueTask<IMatchSink>> sinkOf, CancellationToken cancellationToken)
    {
        try
        {
            await foreach ((ArchiveItem item, KeyVerdict verdict) in ItemsAsync(cancellationToken).ConfigureAwait(false))
            {
                await targets.WriteAsync(new(item, verdict, await sinkOf(item, verdict).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            targets.TryComplete();
        }
    }

    private async Task WorkAsync(ChannelReader<ScanTarget> targets, SemaphoreSlim? processors, CancellationToken cancellationToken)
    {
        var scanner = new ItemScanner(source, plan, options.Limits, tally);
        await foreach (ScanTarget target in targets.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            await scanner.ScanAsync(target, processors, cancellationToken).ConfigureAwait(false);
            target.Sink.Complete(); // Not when it failed: its reader must not take what it has for all.
        }
    }

    private IAsyncEnumerable<(ArchiveItem Item, KeyVerdict Verdict)> ItemsAsync(CancellationToken cancellationToken) =>
        options.Order == SearchOrder.Stored ? ListAsync(cancellationToken) : ListByTimeAsync(cancellationToken);

    private async IAsyncEnumerable<(ArchiveItem Item, KeyVerdict Verdict)> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ArchiveItem item in source.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            KeyVerdict verdict = filter.Judge(item.Name);
            tally.Listed(verdict);
            if (verdict is KeyVerdict.Read or KeyVerdict.ReadForLateEvents)
            {
                yield return (item, verdict);
            }
        }
    }

    private async IAsyncEnumerable<(ArchiveItem Item, KeyVerdict Verdict)> ListByTimeAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = new List<(ArchiveItem Item, KeyVerdict Verdict)>();
        await foreach ((ArchiveItem, KeyVerdict) item in ListAsync(cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        foreach ((ArchiveItem, KeyVerdict) item in ItemTimes.Sort(items, options.Order))
        {
            yield return item;
        }
    }
}
