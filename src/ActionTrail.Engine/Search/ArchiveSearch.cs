using System.Runtime.CompilerServices;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Scanning;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search;

/// <summary>
/// One search over an archive as it lies: files are inflated on all processors, looked through as bytes, and parsed only where the bytes may
/// match. An instance runs once; afterwards it states how complete its answer is.
/// </summary>
public sealed class ArchiveSearch
{
    private readonly IArchiveSource _source;
    private readonly ArchiveQuery _query;
    private readonly ArchiveSearchOptions _options;
    private readonly ArchiveKeyFilter _filter;
    private readonly SearchTally _tally;
    private readonly EventIdSet _ids = new();
    private bool _interrupted = true;

    /// <summary>Prepares a search.</summary>
    /// <param name="source">Where the archive lies.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="options">How it runs.</param>
    /// <param name="time">The clock that measures it.</param>
    /// <exception cref="ConfigurationException">The query or the options contradict themselves.</exception>
    public ArchiveSearch(IArchiveSource source, ArchiveQuery query, ArchiveSearchOptions options, TimeProvider time)
    {
        _source = source;
        _query = query.Checked();
        _options = options.Checked();
        _filter = ArchiveKeyFilter.Of(query) with { HomeRegion = options.HomeRegion, LateMargin = options.LateMargin };
        _tally = new(time, options.Progress);
    }

    /// <summary>How complete the answer is; its numbers balance once the search has ended.</summary>
    public SearchStatement Statement => _tally.State(new()
    {
        Source = _source.Name,
        Since = _query.Since,
        Until = _query.Until,
        IsMergedCompletely = !_ids.HasForgotten,
        IsInterrupted = _interrupted,
    });

    /// <summary>Finds events. A reader that stops early stops the search.</summary>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The events, each <c>eventId</c> once.</returns>
    public async IAsyncEnumerable<ArchiveMatch> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ordered = new OrderedMatches(_options.Order, _options.First);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipeline = new ScanPipeline(_source, SearchPlan.Find(_query), _filter, _options, _tally);
        var flow = new MatchFlow(pipeline.Window, pipeline.FirstWindow, time => IsEnough(time, ordered));
        Task scan = ScanAsync(pipeline, flow, stop);
        await using ConfiguredAsyncDisposable ending = new ScanEnd(scan, stop, _tally).ConfigureAwait(false);
        IAsyncEnumerable<ArchiveMatch> matches = _options.Order == SearchOrder.Stored ? StoredAsync(flow, stop.Token) : OrderedAsync(flow, ordered, stop.Token);
        IAsyncEnumerator<ArchiveMatch> reader = matches.GetAsyncEnumerator(CancellationToken.None);
        await using ConfiguredAsyncDisposable closing = reader.ConfigureAwait(false);
        while (await NextAsync(reader, scan, cancellationToken).ConfigureAwait(false))
        {
            yield return reader.Current;
        }

        _interrupted = false;
    }

    /// <summary>Counts events by the values of fields and by periods, without building any. What is not read of a record is not checked either.</summary>
    /// <param name="fields">Paths, or names in <see cref="EventFieldNames"/>; of an array the first value counts. May be empty.</param>
    /// <param name="unit">The periods.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The counts: by time, then the highest first, then by value.</returns>
    public async Task<IReadOnlyList<EventCount>> CountAsync(IReadOnlyList<string> fields, TimelineUnit unit, CancellationToken cancellationToken)
    {
        var plan = SearchPlan.Count(_query, fields);
        using var counters = new ThreadLocal<GroupCounter>(() => new(plan, unit), trackAllValues: true);
        try
        {
            await new ScanPipeline(_source, plan, _filter, _options with { Order = SearchOrder.Stored }, _tally).RunAsync(new CountingSinks(counters, _ids, _tally), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _tally.Stop();
        }

        var total = new GroupCounter(plan, unit);
        foreach (GroupCounter counter in counters.Values)
        {
            total.Add(counter);
        }

        _interrupted = false;
        return total.Result();
    }

    private static async Task ScanAsync(ScanPipeline pipeline, MatchFlow flow, CancellationTokenSource stop)
    {
        try
        {
            await pipeline.RunAsync(flow, stop.Token).ConfigureAwait(false);
            flow.Complete();
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false); // The reader must not wait for events that nobody finds.
            throw;
        }
    }

    /// <summary>Waits for the next event. When the scan has failed its own error comes out, not the cancellation that followed.</summary>
    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ArchiveMatch> reader, Task scan, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await scan.ConfigureAwait(false);
            throw;
        }
    }

    private async IAsyncEnumerable<ArchiveMatch> StoredAsync(MatchFlow flow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int left = _options.First ?? int.MaxValue;
        while (left > 0 && await flow.NextAsync(cancellationToken).ConfigureAwait(false) is { } batch)
        {
            foreach (ArchiveMatch match in batch.Events.Where(IsNew).Take(left))
            {
                left--;
                _tally.Given(batch.Verdict, 1);
                yield return match;
            }
        }
    }

    private async IAsyncEnumerable<ArchiveMatch> OrderedAsync(MatchFlow flow, OrderedMatches ordered, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await flow.NextAsync(cancellationToken).ConfigureAwait(false) is { } batch)
        {
            foreach (ArchiveMatch match in batch.Events.Where(IsNew))
            {
                ordered.Add(match);
            }
        }

        foreach (ArchiveMatch match in ordered.InOrder())
        {
            _tally.Given(_filter.Judge(match.Item), 1);
            yield return match;
        }
    }

    /// <summary>Whether an item whose key has a time, and all that follow it in the order of time, hold nothing that could still come into the answer.</summary>
    private bool IsEnough(DateTimeOffset time, OrderedMatches ordered) =>
        ordered.IsCompleteBut(ArchiveKeyFilter.Shifted(time, _options.Order == SearchOrder.Newest ? _filter.EarlyMargin : -_filter.LateMargin));

    private bool IsNew(ArchiveMatch match)
    {
        bool isNew = _ids.Add(match.IdHash);
        if (!isNew)
        {
            _tally.Duplicates(1);
        }

        return isNew;
    }
}
