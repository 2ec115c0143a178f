using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search.Lookups;

namespace ActionTrail.Engine.Collection;

/// <summary>
/// The management events of an account, looked up region by region, oldest first. An event is collected, and collected once, if LookupEvents
/// shows it no later than the overlap after its time.
/// </summary>
/// <remarks>
/// A window of time is fixed before it is asked for and read page by page; each page is stored together with the place of the next one. A
/// window begins an overlap before the time at which the one before was asked for, so whatever shows up late lies in it; the spool knows
/// what it has by event id. The region that is furthest behind goes first, so that what is known need be remembered for one window only.
/// </remarks>
public sealed class LookupFeed : IEventFeed, IDisposable
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    private readonly LookupOptions _options;
    private readonly TimeProvider _time;
    private readonly string _account;
    private readonly HttpMessageInvoker _transport;
    private readonly Dictionary<RegionId, TrailsClient> _clients;
    private DateTimeOffset _forgotten;

    /// <summary>Names an account.</summary>
    /// <param name="connection">An identity of the account that may call LookupEvents.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">What is looked up.</param>
    /// <param name="pace">Pace of the account, which its other look-ups share; null for one of its own.</param>
    public LookupFeed(CloudConnection connection, AccountId account, LookupOptions options, LookupPace? pace = null)
    {
        _time = connection.Time;
        _account = account.Value;
        _transport = new HttpMessageInvoker(new PacedTransport(connection.Transport, pace ?? new LookupPace(_time)));
        CloudConnection paced = connection with { Transport = _transport };
        _clients = options.Regions.Distinct().ToDictionary(static region => region, region => new TrailsClient(paced.In(region)));
        DateTimeOffset oldest = _time.GetUtcNow() - s_kept;
        _options = options.Since < oldest ? options with { Since = oldest } : options;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Defects => [];

    /// <inheritdoc/>
    public async Task<bool> PullAsync(ICollectionSpool spool, DateTimeOffset end, CancellationToken cancellationToken)
    {
        DateTimeOffset last = DateTimeOffset.FromUnixTimeSeconds(end.ToUnixTimeSeconds());
        if (Choose(spool, last) is not { } chosen)
        {
            return false;
        }

        (RegionId region, LookupPosition position) = chosen;
        (EventPage page, LookupPosition asked) = await AskAsync(region, position, cancellationToken).ConfigureAwait(false);
        if (page.NextToken is not null && page.NextToken == asked.Token)
        {
            throw new TransportException($"LookupEvents in {region} answered a page with the token of the same page.");
        }

        LookupPosition next = asked with { Token = page.NextToken, IsComplete = page.NextToken is null };
        CollectedEvent[] events = [.. page.Events.Select(found => CollectedEvent.Read(found.Json, _account))];
        spool.Append(new CollectedPage(region.Value, next.Write(), events, next.End));
        if (next.IsComplete)
        {
            Forget(spool);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    /// <summary>The region that is furthest behind and what it is asked for; null when all have come to the end.</summary>
    private (RegionId Region, LookupPosition Position)? Choose(ICollectionSpool spool, DateTimeOffset end)
    {
        (RegionId, LookupPosition)? chosen = null;
        DateTimeOffset earliest = DateTimeOffset.MaxValue;
        DateTimeOffset now = _time.GetUtcNow();
        foreach (RegionId region in _clients.Keys)
        {
            LookupPosition? known = Known(spool, region);
            if (known is { IsComplete: true } && known.End >= end)
            {
                continue;
            }

            LookupPosition position = known switch
            {
                null => LookupPosition.First(_options, end, now),
                { IsComplete: true } => known.Next(_options, end, now),
                _ => known,
            };
            if (position.Start < earliest)
            {
                (chosen, earliest) = ((region, position), position.Start);
            }
        }

        return chosen;
    }

    /// <summary>Asks for a page. A token that the service no longer takes sends the window back to its first page: what is there already is known by id.</summary>
    // Unconfirmed: how long a token stays valid and how the service refuses one.
    private async Task<(EventPage Page, LookupPosition Asked)> AskAsync(RegionId region, LookupPosition position, CancellationToken cancellationToken)
    {
        try
        {
            return (await LookUpAsync(region, position, cancellationToken).ConfigureAwait(false), position);
        }
        catch (ApiException stale) when (position.Token is not null && stale.Kind is ApiErrorKind.Invalid or ApiErrorKind.NotFound)
        {
            LookupPosition again = position with { Token = null };
            return (await LookUpAsync(region, again, cancellationToken).ConfigureAwait(false), again);
        }
    }

    private Task<EventPage> LookUpAsync(RegionId region, LookupPosition position, CancellationToken cancellationToken)
    {
        var query = new EventQuery { StartTime = position.Start, EndTime = position.End, Order = EventOrder.OldestFirst };
        return _clients[region].LookupEventsPageAsync(query, position.Token, cancellationToken);
    }

    private void Forget(ICollectionSpool spool)
    {
        DateTimeOffset earliest = _clients.Keys.Min(region => Known(spool, region)?.Earliest(_options) ?? DateTimeOffset.MinValue);
        if (earliest > _forgotten)
        {
            spool.Forget(earliest);
            _forgotten = earliest;
        }
    }

    private static LookupPosition? Known(ICollectionSpool spool, RegionId region) =>
        spool.Cursor(region.Value) is { } cursor ? LookupPosition.Read(cursor) : null;
}
