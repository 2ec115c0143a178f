using System.Text;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// Answers look-ups from the index: every page starts with a seek at the cursor, so its cost does not grow with its number. Two
/// conditions leap from one index run to the other instead of reading either whole.
/// </summary>
/// <param name="database">Read connection, used by one caller at a time.</param>
/// <param name="names">Numbers of accounts and regions.</param>
internal sealed class LookupReader(SqliteDatabase database, LedgerNames names)
{
    private const string Older = "SELECT time, position FROM postings WHERE term=?1 AND (time, position)<=(?2, ?3) AND (?4<0 OR region IN (0, ?4)) ORDER BY time DESC, position DESC";
    private const string Newer = "SELECT time, position FROM postings WHERE term=?1 AND (time, position)>=(?2, ?3) AND (?4<0 OR region IN (0, ?4)) ORDER BY time, position";

    /// <summary>Reads one page.</summary>
    /// <param name="query">What is asked.</param>
    /// <returns>The page.</returns>
    public LookupPage Read(LookupQuery query)
    {
        if (names.Find(query.AccountId) is not { } account)
        {
            return new LookupPage([], null);
        }

        // An unknown region shows only what every region shows.
        int region = query.Region is null ? -1 : names.Find(query.Region) ?? 0;
        (LookupAttribute Attribute, byte[] Value)[] conditions = [.. query.Conditions.Select(static condition => (condition.Attribute, Encoding.UTF8.GetBytes(condition.Value)))];
        long[] terms = conditions.Length == 0
            ? [LookupTerm.Timeline(account)]
            : [.. conditions.Select(condition => LookupTerm.Of(account, condition.Attribute, condition.Value)).Distinct()];
        var events = new List<LedgerEvent>();
        LookupCursor? last = null;
        foreach (LookupCursor place in Places(query, terms, region))
        {
            if (events.Count == query.Limit)
            {
                return new LookupPage(events, last);
            }

            if (Event(place.Position, query.AccountId) is { } found && Array.TrueForAll(conditions, condition => AttributeMatcher.Shows(found.Json.Span, condition.Attribute, condition.Value)))
            {
                events.Add(found);
                last = place;
            }
        }

        return new LookupPage(events, null);
    }

    /// <summary>Places of the events that carry every term, in the order asked for.</summary>
    private IEnumerable<LookupCursor> Places(LookupQuery query, long[] terms, int region)
    {
        bool backward = query.Direction == LookupDirection.Backward;
        (long earliest, long latest) = (query.Start.ToUnixTimeMilliseconds(), query.End.ToUnixTimeMilliseconds());
        LookupCursor from = query.After is { } after ? Beyond(after, backward) : backward ? new(latest, long.MaxValue) : new(earliest, 0);
        SqliteStatement[] runs = [.. terms.Select((_, index) => database.Prepare((backward ? Older : Newer) + (index == 0 ? "" : " LIMIT 1")))];
        try
        {
            Seek(runs[0], terms[0], from, region);
            while (runs[0].Step())
            {
                var place = new LookupCursor(runs[0].Int64(0), runs[0].Int64(1));
                LookupCursor? common = terms.Length == 1 ? place : First(runs[1], terms[1], place, region);
                if (common is not { } reached || (backward ? reached.Time < earliest : reached.Time > latest))
                {
                    yield break;
                }

                if (reached == place)
                {
                    yield return place;
                }
                else
                {
                    Seek(runs[0], terms[0], reached, region);
                }
            }
        }
        finally
        {
            // An open statement would pin this connection to an old state of the ledger.
            Array.ForEach(runs, static run => run.Reset());
        }
    }

    private static LookupCursor Beyond(LookupCursor cursor, bool backward) => cursor with { Position = cursor.Position + (backward ? -1 : 1) };

    private static void Seek(SqliteStatement run, long term, LookupCursor from, int region)
    {
        run.Reset();
        run.Bind(1, term).Bind(2, from.Time).Bind(3, from.Position).Bind(4, region);
    }

    private static LookupCursor? First(SqliteStatement run, long term, LookupCursor from, int region)
    {
        Seek(run, term, from, region);
        return run.Step() ? new LookupCursor(run.Int64(0), run.Int64(1)) : null;
    }

    private LedgerEvent? Event(long position, string account)
    {
        SqliteStatement select = database.Prepare("SELECT account, recorded, json FROM events WHERE position=?1").Bind(1, position);
        LedgerEvent? found = select.Step() && string.Equals(names[(int)select.Int64(0)], account, StringComparison.Ordinal)
            ? new LedgerEvent(position, account, DateTimeOffset.FromUnixTimeMilliseconds(select.Int64(1)), select.Blob(2).ToArray())
            : null;
        select.Reset();
        return found;
    }
}
