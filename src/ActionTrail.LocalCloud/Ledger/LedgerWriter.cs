using System.Runtime.InteropServices;
using System.Text.Unicode;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Writes batches of events, each in one transaction, and keeps the index up with them. One caller at a time.</summary>
/// <param name="database">Write connection.</param>
/// <param name="names">Numbers of accounts and regions.</param>
/// <param name="index">The look-up index.</param>
internal sealed class LedgerWriter(SqliteDatabase database, LedgerNames names, LookupIndex index)
{
    /// <summary>Flag of an operation that only reads.</summary>
    public const long ReadFlag = 1;

    /// <summary>Flag of an event of a global service.</summary>
    public const long GlobalFlag = 2;

    private const int CatchUpChunk = 4_096;
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
        if (repeats == RepeatedEvents.Skip)
        {
            CatchUp(lastPosition);
        }

        try
        {
            int appended = database.Transact(() => AppendInside(entries, lastPosition, now.ToUnixTimeMilliseconds(), repeats));
            if (index.Accepted == lastPosition)
            {
                index.Add(_postings, lastPosition + appended);
            }

            return appended;
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

    /// <summary>Indexes events that an earlier process left unindexed.</summary>
    /// <param name="lastPosition">Last position in use.</param>
    public void CatchUp(long lastPosition)
    {
        index.Settle();
        while (index.Accepted < lastPosition)
        {
            SqliteStatement select = database.Prepare("SELECT position, account, recorded, json FROM events WHERE position>?1 ORDER BY position LIMIT ?2")
                .Bind(1, index.Accepted).Bind(2, CatchUpChunk);
            long through = index.Accepted;
            while (select.Step())
            {
                through = select.Int64(0);
                Index(select.Blob(3), (int)select.Int64(1), through, select.Int64(2));
            }

            select.Reset();
            index.Add(_postings, through);
            _postings.Clear();
        }

        index.Settle();
    }

    private int AppendInside(IReadOnlyList<LedgerEntry> entries, long lastPosition, long now, RepeatedEvents repeats)
    {
        SqliteStatement insert = database.Prepare("INSERT INTO events(position, account, recorded, time, region, category, flags, json) VALUES(?1,?2,?3,?4,?5,?6,?7,?8)");
        var known = new LookupReader(database, names, index.Runs);
        long position = lastPosition;
        foreach (LedgerEntry entry in entries)
        {
            int account = names.Number(entry.AccountId);
            if (repeats == RepeatedEvents.Skip && EventIdReader.Read(entry.Json.Span) is { } id && (!_batchIds.Add((account, id)) || known.HasEvent(account, id)))
            {
                continue;
            }

            position++;
            EventFiling filing = Index(entry.Json.Span, account, position, now);
            insert.Bind(1, position).Bind(2, account).Bind(3, now).Bind(8, entry.Json.Span);
            BindTraits(insert, entry.Json.Span, filing);
            insert.Run();
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, (account, filing.EffectiveCategory), out _)++;
        }

        foreach (((int account, string category), long count) in _counts)
        {
            database.Prepare("INSERT INTO counts(account, category, count) VALUES(?1,?2,?3) ON CONFLICT(account, category) DO UPDATE SET count=count+excluded.count")
                .Bind(1, account).Bind(2, category).Bind(3, count).Run();
        }

        return (int)(position - lastPosition);
    }

    /// <summary>Notes what delivery decides by, so that no trail has to read the event for it; a record that is no event keeps none.</summary>
    private void BindTraits(SqliteStatement insert, ReadOnlySpan<byte> json, in EventFiling filing)
    {
        if (filing is { IsComplete: true, Time: { } time } && Utf8.IsValid(json))
        {
            Bind(time, filing.Region ?? "", filing.EffectiveCategory, filing.IsRead, filing.IsGlobal);
        }
        else if (EventTraits.TryRead(json, out EventTraits traits, out _))
        {
            Bind(traits.EventTime.ToUnixTimeMilliseconds(), traits.Region, traits.Category, traits.IsRead, traits.IsGlobal);
        }
        else
        {
            insert.Bind(5, 0L).Bind(6, 0L).Bind(7, 0L);
        }

        void Bind(long at, string region, string category, bool isRead, bool isGlobal) => insert.Bind(4, at).Bind(5, names.Number(region)).Bind(6, names.Number(category))
            .Bind(7, (isRead ? ReadFlag : 0) | (isGlobal ? GlobalFlag : 0));
    }

    /// <summary>Collects the index entries of one event.</summary>
    /// <returns>Where it is filed.</returns>
    private EventFiling Index(ReadOnlySpan<byte> json, int account, long position, long recorded)
    {
        int first = _postings.Count;
        var collector = new PostingCollector(_postings, account);
        EventFiling filing = EventScan.Scan(json, ref collector);
        if (filing.IsManagement)
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
            posting.Time = filing.Time ?? recorded;
            posting.Position = position;
            posting.Region = region;
        }

        return filing;
    }
}
