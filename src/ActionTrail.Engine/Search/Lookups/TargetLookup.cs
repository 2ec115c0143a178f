using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search.Matching;

namespace ActionTrail.Engine.Search.Lookups;

/// <summary>The look-up in one account and region: asks for a page when the one before is used up, and counts.</summary>
/// <param name="target">Where.</param>
/// <param name="request">What is asked for.</param>
/// <param name="plan">Who checks what.</param>
internal sealed class TargetLookup(LookupTarget target, LookupRequest request, LookupPlan plan)
{
    private const int LargestPage = 50;
    private readonly EventMatcher _matcher = new(SearchPlan.Find(plan.Rest));
    private long _requests;
    private long _received;

    /// <summary>Where.</summary>
    public LookupTarget Target => target;

    /// <summary>Events left out here so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>Why it ended early; null when it did not.</summary>
    public ActionTrailException? Failure { get; set; }

    /// <summary>What it got so far.</summary>
    public LookupSource Source => new(target.Name, target.Connection.Region.Value, _requests, _received, Failure?.Message ?? "");

    /// <summary>The events, with hashes of their ids.</summary>
    /// <param name="cancellationToken">Ends the look-up.</param>
    public async IAsyncEnumerable<(AuditEvent Event, UInt128 IdHash)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = new TrailsClient(target.Connection);
        var query = new EventQuery
        {
            StartTime = request.Since,
            EndTime = request.Until,
            Conditions = plan.Asked,
            Order = request.Order,
            PageSize = plan.IsWhole && request.First is > 0 and { } first ? Math.Min(first, LargestPage) : LargestPage,
        };
        string? token = null;
        do
        {
            await target.Pace.WaitAsync(cancellationToken).ConfigureAwait(false);
            _requests++;
            EventPage page = await client.LookupEventsPageAsync(query, token, cancellationToken).ConfigureAwait(false);
            _received += page.Events.Count;
            foreach (AuditEvent found in page.Events)
            {
                if (_matcher.Judge(found.Json.Span, out _) == MatchVerdict.Matched)
                {
                    yield return (found, _matcher.IdHash);
                }
                else
                {
                    Rejected++;
                }
            }

            token = page.NextToken;
        }
        while (token is not null);
    }
}
