using System.Text;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// Answers look-ups from the index: every page starts with a search for the cursor, so its cost does not grow with its number. Runs are
/// opened only when the time order reaches them.
/// </summary>
/// <param name="database">Connection to read with, used by one caller at a time.</param>
/// <param name="names">Numbers of accounts and regions.</param>
/// <param name="runs">The index.</param>
internal sealed class LookupReader(SqliteDatabase database, LedgerNames names, IReadOnlyList<PostingRun> runs)
{
    /// <summary>Reads one page.</summary>
    /// <param name="query">What is asked.</param>
    /// <returns>The page.</returns>
    public LookupPage Read(LookupQuery query)
    {
        if (names.Find(query.AccountId) is not { } account)
        {
            return new LookupPage([], null);
        }

        (LookupAttribute Attribute, byte[] Value)[] conditions = [.. query.Conditions.Select(static condition => (condition.Attribute, Encoding.UTF8.GetBytes(condition.Value)))];
        var events = new List<LedgerEvent>();
        LookupCursor? last = null;
        foreach (LookupCursor place in Places(query, Terms(query, account)))
        {
            if (events.Count == query.Limit)
            {
                return new LookupPage(events, last);
            }

            // A term is a number that two values may share, so the event itself decides.
            if (Event(place.Position, account) is { } found && Array.TrueForAll(conditions, condition => AttributeMatcher.Shows(found.Json.Span, condition.Attribute, condition.Value)))
            {
                events.Add(found);
                last = place;
            }
        }

        return new LookupPage(events, null);
    }

    /// <summary>Counts the events that a query finds, without reading them.</summary>
    /// <param name="query">What is asked; its limit does not matter.</param>
    /// <returns>The number.</returns>
    public long Count(LookupQuery query) => names.Find(query.AccountId) is { } account ? Places(query, Terms(query, account)).LongCount() : 0;

    /// <summary>Whether an account has a management or other event with an id.</summary>
    /// <param name="account">Number of the account.</param>
    /// <param name="eventId">The id.</param>
    /// <returns>True when it has.</returns>
    public bool HasEvent(int account, string eventId)
    {
        byte[] value = Encoding.UTF8.GetBytes(eventId);
        long term = LookupTerm.Of(account, LookupAttribute.EventId, value);
        foreach (PostingRun run in runs)
        {
            var cursor = new PostingCursor(run, database, term, LookupDirection.Forward);
            for (bool found = cursor.Seek(new LookupCursor(long.MinValue, 0)); found; found = cursor.Next())
            {
                if (Event(cursor.Current.Position, account) is { } candidate && AttributeMatcher.Matches(candidate.Json.Span, LookupAttribute.EventId, value))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static long[] Terms(LookupQuery query, int account) => query.Conditions.Count == 0
        ? [LookupTerm.Timeline(account)]
        : [.. query.Conditions.Select(condition => LookupTerm.Of(account, condition.Attribute, Encoding.UTF8.GetBytes(condition.Value))).Distinct()];

    /// <summary>Places of the events that carry every term, in the order asked for.</summary>
    private IEnumerable<LookupCursor> Places(LookupQuery query, long[] terms)
    {
        bool forward = query.Direction == LookupDirection.Forward;
        (long earliest, long latest) = (query.Start.ToUnixTimeMilliseconds(), query.End.ToUnixTimeMilliseconds());
        LookupCursor from = query.After is { } after
            ? after with { Position = after.Position + (forward ? 1 : -1) }
            : forward ? new(earliest, 0) : new(latest, long.MaxValue);

        // An unknown region shows only what every region shows.
        int region = query.Region is null ? -1 : names.Find(query.Region) ?? 0;
        var order = Comparer<LookupCursor>.Create((left, right) => forward ? left.CompareTo(right) : right.CompareTo(left));
        var open = new PriorityQueue<RunMatches, LookupCursor>(order);
        var closed = new Queue<PostingRun>(forward
            ? runs.Where(run => run.MaxTime >= from.Time && run.MinTime <= latest).OrderBy(static run => run.MinTime)
            : runs.Where(run => run.MinTime <= from.Time && run.MaxTime >= earliest).OrderByDescending(static run => run.MaxTime));
        while (true)
        {
            while (closed.TryPeek(out PostingRun? next) && (!open.TryPeek(out _, out LookupCursor nearest) || (forward ? next.MinTime <= nearest.Time : next.MaxTime >= nearest.Time)))
            {
                closed.Dequeue();
                var matches = new RunMatches(Array.ConvertAll(terms, term => new PostingCursor(next, database, term, query.Direction)), query.Direction, region);
                if (matches.Seek(from))
                {
                    open.Enqueue(matches, matches.Place);
                }
            }

            if (!open.TryDequeue(out RunMatches? first, out LookupCursor place) || (forward ? place.Time > latest : place.Time < earliest))
            {
                yield break;
            }

            yield return place;
            if (first.Next())
            {
                open.Enqueue(first, first.Place);
            }
        }
    }

    private LedgerEvent? Event(long position, int account)
    {
        SqliteStatement select = database.Prepare("SELECT recorded, json FROM events WHERE position=?1 AND account=?2").Bind(1, position).Bind(2, account);
        LedgerEvent? found = select.Step() ? new LedgerEvent(position, names[account], DateTimeOffset.FromUnixTimeMilliseconds(select.Int64(0)), select.Blob(1).ToArray()) : null;
        select.Reset();
        return found;
    }
}
