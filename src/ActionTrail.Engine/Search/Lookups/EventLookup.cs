using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search.Scanning;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>
/// One look-up over any number of accounts and regions: their events come merged in order of time, each <c>eventId</c> once, and no page is
/// asked for before an event on it is wanted. An instance runs once; afterwards it states how complete its answer is.
/// </summary>
public sealed class EventLookup
{
    private const int AskedAtOnce = 16;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    private readonly LookupRequest _request;
    private readonly TargetLookup[] _lookups;
    private readonly DateTimeOffset _keptSince;
    private readonly EventIdSet _ids;
    private long _matched;
    private long _duplicates;
    private bool _interrupted = true;

    /// <summary>Prepares a look-up.</summary>
    /// <param name="targets">Where, at least one.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="ConfigurationException">A condition contradicts itself.</exception>
    public EventLookup(IReadOnlyList<LookupTarget> targets, LookupRequest request)
        : this(targets, request, [.. targets.Select(_ => request.Since)], new EventIdSet())
    {
    }

    /// <summary>Prepares a look-up that begins at another time in each account and leaves out what is known.</summary>
    /// <param name="targets">Where, at least one.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="since">Earliest time of each target, in their order.</param>
    /// <param name="known">Ids of the events that are left out; those of the answer are added.</param>
    internal EventLookup(IReadOnlyList<LookupTarget> targets, LookupRequest request, IReadOnlyList<DateTimeOffset> since, EventIdSet known)
    {
        var plan = LookupPlan.Of(request.Query);
        _request = request;
        _lookups = [.. targets.Select((target, index) => new TargetLookup(target, request with { Since = since[index] }, plan))];
        _keptSince = targets[0].Connection.Time.GetUtcNow() - s_kept;
        _ids = known;
    }

    /// <summary>Told about an account that could not be asked; the others go on.</summary>
    public Action<LookupTarget, ActionTrailException>? OnFailure { get; init; }

    /// <summary>How complete the answer is; its numbers balance once the look-up has ended.</summary>
    public LookupStatement Statement
    {
        get
        {
            LookupSource[] sources = [.. _lookups.Select(static lookup => lookup.Source)];
            long rejected = _lookups.Sum(static lookup => lookup.Rejected);
            return new()
            {
                Since = _request.Since,
                Until = _request.Until,
                KeptSince = _keptSince,
                Sources = sources,
                EventsMatched = _matched,
                EventsRejected = rejected,
                DuplicatesMerged = _duplicates,
                EventsNotNeeded = sources.Sum(static source => source.EventsReceived) - _matched - rejected - _duplicates,
                IsInterrupted = _interrupted,
            };
        }
    }

    /// <summary>Finds the events. A reader that stops early stops the calls.</summary>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <returns>The events in the order asked for.</returns>
    public async IAsyncEnumerable<LookupMatch> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int left = _request.First ?? int.MaxValue;
        var readers = new IAsyncEnumerator<(AuditEvent Event, UInt128 IdHash)>[_lookups.Length];
        try
        {
            var heads = new PriorityQueue<int, (long Time, int Target)>();
            await BeginAsync(readers, heads, left > 0, cancellationToken).ConfigureAwait(false);
            while (left > 0 && heads.TryDequeue(out int next, out _))
            {
                (AuditEvent found, UInt128 idHash) = readers[next].Current;
                if (_ids.Add(idHash))
                {
                    _matched++;
                    left--;
                    yield return new LookupMatch(found, _lookups[next].Target);
                }
                else
                {
                    _duplicates++;
                }

                if (left > 0 && await MoveAsync(readers[next], _lookups[next]).ConfigureAwait(false))
                {
                    heads.Enqueue(next, Rank(readers, next));
                }
            }

            _interrupted = false;
        }
        finally
        {
            foreach (IAsyncEnumerator<(AuditEvent, UInt128)> reader in readers.Where(static reader => reader is not null))
            {
                await reader.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Asks everybody for the first page, some at a time.</summary>
    private async Task BeginAsync(
        IAsyncEnumerator<(AuditEvent Event, UInt128 IdHash)>[] readers, PriorityQueue<int, (long Time, int Target)> heads, bool isWanted, CancellationToken cancellationToken)
    {
        var has = new bool[readers.Length];
        if (isWanted)
        {
            var limits = new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = cancellationToken };
            await Parallel.ForAsync(0, readers.Length, limits, async (target, _) =>
            {
                readers[target] = _lookups[target].ReadAsync(cancellationToken).GetAsyncEnumerator(CancellationToken.None);
                has[target] = await MoveAsync(readers[target], _lookups[target]).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }

        for (int target = 0; target < readers.Length; target++)
        {
            if (has[target])
            {
                heads.Enqueue(target, Rank(readers, target));
            }
        }
    }

    private (long Time, int Target) Rank(IAsyncEnumerator<(AuditEvent Event, UInt128 IdHash)>[] readers, int target)
    {
        long time = readers[target].Current.Event.EventTime.UtcTicks;
        return (_request.Order == EventOrder.OldestFirst ? time : -time, target);
    }

    private async Task<bool> MoveAsync(IAsyncEnumerator<(AuditEvent Event, UInt128 IdHash)> reader, TargetLookup lookup)
    {
        try
        {
            return await reader.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ActionTrailException failure)
        {
            lookup.Failure = failure;
            OnFailure?.Invoke(lookup.Target, failure);
            return false;
        }
    }
}
