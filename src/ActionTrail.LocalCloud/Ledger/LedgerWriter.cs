using System.Runtime.InteropServices;
using System.Text;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// Writes events and their index in one transaction per batch. The index entries of a batch are sorted first, so that the tree is walked
/// once from left to right. One caller at a time.
/// </summary>
/// <param name="database">Write connection.</param>
/// <param name="names">Numbers of accounts and regions.</param>
internal sealed class LedgerWriter(SqliteDatabase database, LedgerNames names)
{
    private readonly List<Posting> _postings = [];
    private readonly Dictionary<(int Account, string Category), long> _counts = [];
    private readonly HashSet<(int Account, string EventId)> _batchIds = [];

    /// <summary>Appends a batch: all of it or nothing.</summary>
    /// <param name="entries">Events, in order.</param>
    /// <param name="lastPosition">Last position in use.</param>
    /// <param name="now">When they are recorded.</param>
    /// <param name="repeats">What happens to events that the account has already.</param>
    /// <returns>How many were appended.</returns>
    public int Append(IReadOnlyList<LedgerEntry> entries, long lastPosition, DateTimeOffset now, RepeatedEvents repeats)
    {
        try
        {
            return database.Transact(() => AppendInside(entries, lastPosition, now.ToUnixTimeMilliseconds(), repeats));
        }
        catch
        {
            names.Reload();
            throw;
        }
        finally
        {
            _postings.Clear();
            _counts.Clear();
            _batchIds.Clear();
        }
    }

    private int AppendInside(IReadOnlyList<LedgerEntry> entries, long lastPosition, long now, RepeatedEvents repeats)
    {
        SqliteStatement insert = database.Prepare("INSERT INTO events(position, account, recorded, json) VALUES(?1,?2,?3,?4)");
        long position = lastPosition;
        foreach (LedgerEntry entry in entries)
        {
            int account = names.Number(entry.AccountId);
            if (repeats == RepeatedEvents.Skip && IsRepeated(account, entry.Json.Span))
            {
                continue;
            }

            position++;
            string category = Index(entry.Json.Span, account, position, now);
            insert.Bind(1, position).Bind(2, account).Bind(3, now).Bind(4, entry.Json.Span).Run();
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, (account, category), out _)++;
        }

        WritePostings();
        WriteCounts();
        return (int)(position - lastPosition);
    }

    /// <summary>Collects the index entries of one event.</summary>
    /// <returns>Its category.</returns>
    private string Index(ReadOnlySpan<byte> json, int account, long position, long now)
    {
        int first = _postings.Count;
        var collector = new PostingCollector(_postings, account);
        EventFiling filing = EventScan.Scan(json, ref collector);
        if (filing.Category is null)
        {
            _postings.Add(new Posting { Term = LookupTerm.Timeline(account) });
        }
        else
        {
            // Look-ups see management events only; of others just the id is filed, so that an import knows them again.
            CollectionsMarshal.SetCount(_postings, first);
            if (collector.IdTerm is { } id)
            {
                _postings.Add(new Posting { Term = id });
            }
        }

        int region = filing.IsGlobal || filing.Region is null ? 0 : names.Number(filing.Region);
        foreach (ref Posting posting in CollectionsMarshal.AsSpan(_postings)[first..])
        {
            posting.Time = filing.Time ?? now;
            posting.Position = position;
            posting.Region = region;
        }

        return filing.Category ?? "Management";
    }

    private bool IsRepeated(int account, ReadOnlySpan<byte> json)
    {
        if (EventIdReader.Read(json) is not { } id)
        {
            return false;
        }

        if (!_batchIds.Add((account, id)))
        {
            return true;
        }

        byte[] value = Encoding.UTF8.GetBytes(id);
        SqliteStatement select = database.Prepare("SELECT e.json FROM postings p JOIN events e ON e.position=p.position WHERE p.term=?1 AND e.account=?2")
            .Bind(1, LookupTerm.Of(account, LookupAttribute.EventId, value)).Bind(2, account);
        bool known = false;
        while (!known && select.Step())
        {
            known = AttributeMatcher.Matches(select.Blob(0), LookupAttribute.EventId, value);
        }

        select.Reset();
        return known;
    }

    private void WritePostings()
    {
        _postings.Sort();
        SqliteStatement insert = database.Prepare("INSERT OR IGNORE INTO postings(term, time, position, region) VALUES(?1,?2,?3,?4)");
        foreach (ref readonly Posting posting in CollectionsMarshal.AsSpan(_postings))
        {
            insert.Bind(1, posting.Term).Bind(2, posting.Time).Bind(3, posting.Position).Bind(4, posting.Region).Run();
        }
    }

    private void WriteCounts()
    {
        foreach (((int account, string category), long count) in _counts)
        {
            database.Prepare("INSERT INTO counts(account, category, count) VALUES(?1,?2,?3) ON CONFLICT(account, category) DO UPDATE SET count=count+excluded.count")
                .Bind(1, account).Bind(2, category).Bind(3, count).Run();
        }
    }
}
