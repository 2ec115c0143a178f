using System.Runtime.CompilerServices;
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
    private const int ListedAhead = 16;

    /// <summary>How many items may be under way or waiting for their reader; few when the reader is likely to go before all are read.</summary>
    public int Window => WorkerCount * (options.First is null ? 32 : 4);

    /// <summary>How many at the start: a few events are often found in a few items, and what else is begun is begun in vain.</summary>
    public int FirstWindow => options.First is null ? Window : 4;

    private int WorkerCount => Math.Max(options.Workers, source.OpenAhead);

    /// <summary>Only then may the search end early, before all is listed.</summary>
    private bool IsByTime => options is { First: not null, Order: not SearchOrder.Stored };

    private bool IsLocal => source.OpenAhead == 1;

    /// <summary>Scans everything.</summary>
    /// <param name="sinks">Where matching events go.</param>
    /// <param name="cancellationToken">Ends the scan.</param>
    public async Task RunAsync(IMatchSinks sinks, CancellationToken cancellationToken)
    {
        using var failure = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using SemaphoreSlim? processors = IsLocal ? null : new(options.Workers);
        IAsyncEnumerable<JudgedItem> items = IsByTime
            ? new TimedListing(source, filter, options.Order, tally).ListAsync(sinks.IsEnough, failure.Token)
            : ListAsync(failure.Token);
        IAsyncEnumerator<JudgedItem> listing = items.GetAsyncEnumerator(CancellationToken.None);
        await using ConfiguredAsyncDisposable closing = listing.ConfigureAwait(false);
        using var feed = new ItemFeed(listing, sinks, IsLocal ? ListedAhead : 1);
        Task[] all = [.. Enumerable.Range(0, WorkerCount).Select(_ => Start(feed, processors, failure.Token))];
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

    /// <summary>Workers that wait for no network have threads of their own: they are busy all the time, and the thread pool is for the reader.</summary>
    private Task Start(ItemFeed feed, SemaphoreSlim? processors, CancellationToken cancellationToken) => processors is null
        ? Task.Factory.StartNew(() => Work(feed, cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        : Task.Run(() => WorkAsync(feed, processors, cancellationToken), CancellationToken.None);

    private void Work(ItemFeed feed, CancellationToken cancellationToken)
    {
        using var scanner = new ItemScanner(source, plan, options.Limits, tally);
        while (Wait(feed.NextAsync(cancellationToken)) is { } target)
        {
            Wait(scanner.ScanAsync(target, null, cancellationToken));
            target.Sink.Complete(); // Not when it failed: its reader must not take what it has for all.
        }
    }

    private async Task WorkAsync(ItemFeed feed, SemaphoreSlim processors, CancellationToken cancellationToken)
    {
        using var scanner = new ItemScanner(source, plan, options.Limits, tally);
        while (await feed.NextAsync(cancellationToken).ConfigureAwait(false) is { } target)
        {
            await scanner.ScanAsync(target, processors, cancellationToken).ConfigureAwait(false);
            target.Sink.Complete();
        }
    }

    private static T Wait<T>(ValueTask<T> task) => task.IsCompletedSuccessfully ? task.Result : task.AsTask().GetAwaiter().GetResult();

    private async IAsyncEnumerable<JudgedItem> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (ArchiveItem item in source.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            KeyVerdict verdict = filter.Judge(item.Name);
            tally.Listed(verdict);
            if (verdict is KeyVerdict.Read or KeyVerdict.ReadForLateEvents)
            {
                yield return new(item, verdict);
            }
        }

        tally.ListedAll();
    }
}
