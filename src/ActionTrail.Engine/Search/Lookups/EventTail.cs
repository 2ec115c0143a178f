using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Scanning;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>
/// Follows events as they are recorded: looks again and again, each time a little back, because events show up late and out of order, and
/// where a look failed, as far back as that one. What it gave is remembered in bounded memory, so every event comes once.
/// </summary>
/// <param name="targets">Where.</param>
/// <param name="request">What is asked for: from when on, and how many; the order is as they show up.</param>
/// <param name="interval">Time between two looks.</param>
public sealed class EventTail(IReadOnlyList<LookupTarget> targets, LookupRequest request, TimeSpan interval)
{
    /// <summary>How late an event may show up and still come.</summary>
    /// <remarks>Source: ActionTrail help: an event can be looked up within 10 minutes.</remarks>
    public static readonly TimeSpan Lateness = TimeSpan.FromMinutes(10);

    private readonly TimeProvider _time = targets[0].Connection.Time;
    private readonly EventIdSet _known = new();

    /// <summary>Told about an account that could not be asked; it is asked again at the next look.</summary>
    public Action<LookupTarget, ActionTrailException>? OnFailure { get; init; }

    /// <summary>Follows until it is ended, until it has as many as are wanted, or until every account refuses.</summary>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The events, those of one look oldest first.</returns>
    public async IAsyncEnumerable<LookupMatch> FollowAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int left = request.First ?? int.MaxValue;
        DateTimeOffset[] since = [.. targets.Select(_ => request.Since)];
        while (left > 0)
        {
            DateTimeOffset until = _time.GetUtcNow();
            int refusals = 0;
            DateTimeOffset latest = since.Max();
            var look = new EventLookup(targets, request with { Until = until > latest ? until : latest, Order = EventOrder.OldestFirst, First = null }, since, _known)
            {
                OnFailure = (target, failure) =>
                {
                    Interlocked.Add(ref refusals, MayPass(failure) ? 0 : 1);
                    OnFailure?.Invoke(target, failure);
                },
            };
            await foreach (LookupMatch found in look.FindAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return found;
                if (--left == 0)
                {
                    yield break;
                }
            }

            if (refusals == targets.Count)
            {
                yield break;
            }

            IReadOnlyList<LookupSource> sources = look.Statement.Sources;
            for (int target = 0; target < since.Length; target++)
            {
                if (sources[target].Error.Length == 0)
                {
                    since[target] = until - Lateness > request.Since ? until - Lateness : request.Since;
                }
            }

            await Task.Delay(interval, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the next look may succeed though nobody does anything about it.</summary>
    private static bool MayPass(ActionTrailException failure) =>
        failure is TransportException or ApiException { Kind: ApiErrorKind.Throttled or ApiErrorKind.Unavailable };
}
