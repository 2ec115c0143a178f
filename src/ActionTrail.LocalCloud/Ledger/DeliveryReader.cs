using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Reads the ledger for delivery: what decides, and the bytes of what is delivered.</summary>
/// <param name="database">Connection to read with, used by one caller at a time.</param>
/// <param name="names">Names of accounts, regions and categories.</param>
/// <param name="pool">Where the bytes go.</param>
internal sealed class DeliveryReader(SqliteDatabase database, LedgerNames names, SlabPool pool)
{
    /// <summary>A stretch in which at least one of so many events is wanted is read through instead of being picked from.</summary>
    private const int Sparse = 4;

    /// <summary>Reads events in order.</summary>
    /// <param name="afterPosition">Position to start after.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="wanted">Whether the bytes of an event are wanted; null for none.</param>
    /// <returns>The events; none at the end.</returns>
    public EventStretch Scan(long afterPosition, int maxCount, Predicate<EventHead>? wanted)
    {
        // The length of a record is told without reading it, its bytes are not.
        SqliteStatement select = database.Prepare(wanted is null
            ? "SELECT position, account, recorded, time, region, category, flags, length(json) FROM events WHERE position>?1 ORDER BY position LIMIT ?2"
            : "SELECT position, account, recorded, time, region, category, flags, json FROM events WHERE position>?1 ORDER BY position LIMIT ?2")
            .Bind(1, afterPosition).Bind(2, maxCount);
        var heads = new List<EventHead>(maxCount);
        PooledChunk? chunk = null;
        while (select.Step())
        {
            ReadOnlySpan<byte> json = wanted is null ? default : select.Blob(7);
            EventHead head = Head(select, wanted is null ? (int)select.Int64(7) : json.Length);
            heads.Add(head);
            if (wanted?.Invoke(head) == true)
            {
                chunk ??= PooledChunk.Of(pool, maxCount);
                chunk.Add(new DeliveryEvent(head.Position, head.AccountId, head.Traits?.EventTime ?? head.RecordedAt, default), json);
            }
        }

        select.Reset();
        return new EventStretch(heads, chunk ?? EventChunk.Empty);
    }

    /// <summary>Reads events with their bytes.</summary>
    /// <param name="positions">Positions, ascending.</param>
    /// <returns>The events that there are.</returns>
    public PooledChunk Fetch(IReadOnlyList<long> positions)
    {
        // One transaction for all stretches: each statement would otherwise lock and unlock the file.
        return database.Read(() => FetchInside(positions, PooledChunk.Of(pool, positions.Count)));
    }

    private PooledChunk FetchInside(IReadOnlyList<long> positions, PooledChunk chunk)
    {
        for (int start = 0; start < positions.Count;)
        {
            int end = start + 1;
            while (end < positions.Count && positions[end] - positions[end - 1] <= Sparse)
            {
                end++;
            }

            Fetch(chunk, positions, start, end);
            start = end;
        }

        return chunk;
    }

    private void Fetch(PooledChunk chunk, IReadOnlyList<long> positions, int start, int end)
    {
        SqliteStatement select = database.Prepare("SELECT position, account, recorded, time, json FROM events WHERE position BETWEEN ?1 AND ?2")
            .Bind(1, positions[start]).Bind(2, positions[end - 1]);
        for (int next = start; next < end && select.Step();)
        {
            long position = select.Int64(0);
            while (next < end && positions[next] < position)
            {
                next++;
            }

            if (next < end && positions[next] == position)
            {
                DateTimeOffset time = Time(select.Int64(select.IsNull(3) ? 2 : 3));
                chunk.Add(new DeliveryEvent(position, names[(int)select.Int64(1)], time, default), select.Blob(4));
                next++;
            }
        }

        select.Reset();
    }

    private EventHead Head(SqliteStatement row, int size)
    {
        (int account, int region, long flags) = ((int)row.Int64(1), (int)row.Int64(4), row.Int64(6));
        EventTraits? traits = row.IsNull(3) ? null : new EventTraits(
            Time(row.Int64(3)), names[region], names[(int)row.Int64(5)], (flags & LedgerWriter.ReadFlag) != 0, (flags & LedgerWriter.GlobalFlag) != 0);
        return new EventHead(row.Int64(0), names[account], Time(row.Int64(2)), size, traits) { AccountNumber = account, RegionNumber = region };
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
