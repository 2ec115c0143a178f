using System.Collections.Concurrent;
using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Sls.Search;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Sls.Logs;

/// <summary>
/// <c>sls.db</c>: the logs of all logstores, one row each, in the order of receipt and indexed by time. Thread-safe; long scans go page
/// by page, so that nobody waits for them.
/// </summary>
internal sealed class LogTable : IDisposable
{
    private const string Columns = "SELECT time, received, seq, batch, body FROM logs ";
    private const long MostPulledBytes = 10 * 1024 * 1024;
    private readonly ConcurrentDictionary<long, long> _versions = new();
    private readonly ConcurrentDictionary<long, long> _purgedDays = new();
    private readonly Lock _lock = new();
    private readonly SqliteDatabase _database;

    private LogTable(SqliteDatabase database) => _database = database;

    /// <summary>Searches over these logs that are being paged through.</summary>
    public SearchCache Searches { get; } = new();

    /// <summary>The logs of a cloud.</summary>
    public static LogTable Of(CloudState cloud) => cloud.Part(static cloud => Open(Path.Combine(cloud.Folder, "sls.db")));

    /// <summary>Opens or creates the table.</summary>
    /// <param name="path">Path of <c>sls.db</c>.</param>
    public static LogTable Open(string path)
    {
        SqliteDatabase database = SqliteDatabase.Open(path);
        database.Execute("""
            CREATE TABLE IF NOT EXISTS stores(id INTEGER PRIMARY KEY AUTOINCREMENT, project TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS logs(
                seq INTEGER PRIMARY KEY AUTOINCREMENT, store INTEGER NOT NULL, shard INTEGER NOT NULL, batch INTEGER NOT NULL,
                received INTEGER NOT NULL, time INTEGER NOT NULL, body BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS logs_by_time ON logs(store, time, received);
            CREATE INDEX IF NOT EXISTS logs_by_shard ON logs(store, shard, seq);
            """);
        return new LogTable(database);
    }

    /// <summary>A number for a new logstore.</summary>
    /// <param name="project">Project it belongs to, for people who look into the file.</param>
    public long NewStore(string project)
    {
        lock (_lock)
        {
            _database.Prepare("INSERT INTO stores(project) VALUES(?1)").Bind(1, project).Run();
            return SQLitePCL.raw.sqlite3_last_insert_rowid(_database.Handle);
        }
    }

    /// <summary>Appends a group, whole or not at all.</summary>
    /// <param name="store">Number of the logstore.</param>
    /// <param name="shard">Shard that it goes to.</param>
    /// <param name="received">Time of receipt in Unix seconds.</param>
    /// <param name="group">The group.</param>
    public void Append(long store, int shard, long received, SlsLogGroup group)
    {
        byte[][] bodies = [.. group.Logs.Select(log => SlsProtobuf.Encode(group with { Logs = [log] }))];
        lock (_lock)
        {
            _database.Transact(() =>
            {
                SqliteStatement last = _database.Prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name='logs'");
                last.Step();
                long batch = last.Int64(0) + 1;
                last.Reset();
                for (int i = 0; i < bodies.Length; i++)
                {
                    _database.Prepare("INSERT INTO logs(store, shard, batch, received, time, body) VALUES(?1,?2,?3,?4,?5,?6)")
                        .Bind(1, store).Bind(2, shard).Bind(3, batch).Bind(4, received).Bind(5, group.Logs[i].Time).Bind(6, bodies[i]).Run();
                }

                return batch;
            });
            Touch(store);
        }
    }

    /// <summary>A number that changes whenever logs of a logstore come or go.</summary>
    public long Version(long store) => _versions.GetValueOrDefault(store);

    /// <summary>Some logs of a range in the order of time.</summary>
    /// <param name="range">Which logs.</param>
    /// <param name="after">Only those beyond this place; null to begin at the range's begin, or end when reversed.</param>
    /// <param name="reverse">Newest first.</param>
    /// <param name="limit">Most logs.</param>
    public IReadOnlyList<StoredLog> Scan(LogRange range, LogPlace? after, bool reverse, int limit)
    {
        LogPlace start = after ?? LogPlace.Before(reverse ? range.To : range.From);
        string sql = reverse
            ? Columns + "WHERE store=?1 AND time>=?2 AND (time, received, seq)<(?3,?4,?5) AND received>=?6 ORDER BY time DESC, received DESC, seq DESC LIMIT ?7"
            : Columns + "WHERE store=?1 AND time<?2 AND (time, received, seq)>(?3,?4,?5) AND received>=?6 ORDER BY time, received, seq LIMIT ?7";
        lock (_lock)
        {
            return Read(_database.Prepare(sql).Bind(1, range.Store).Bind(2, reverse ? range.From : range.To)
                .Bind(3, start.Time).Bind(4, start.Received).Bind(5, start.Sequence).Bind(6, range.ReceivedFrom).Bind(7, limit));
        }
    }

    /// <summary>A page of a range in the order of time, found without reading what it skips.</summary>
    public IReadOnlyList<StoredLog> Page(LogRange range, bool reverse, long offset, int limit)
    {
        string order = reverse ? "time DESC, received DESC, seq DESC" : "time, received, seq";
        lock (_lock)
        {
            return Read(_database.Prepare(Columns + "WHERE store=?1 AND time>=?2 AND time<?3 AND received>=?4 ORDER BY " + order + " LIMIT ?5 OFFSET ?6")
                .Bind(1, range.Store).Bind(2, range.From).Bind(3, range.To).Bind(4, range.ReceivedFrom).Bind(5, limit).Bind(6, offset));
        }
    }

    /// <summary>Logs by their places in the order of receipt; those that have gone are left out.</summary>
    public IReadOnlyList<StoredLog> At(IEnumerable<long> sequences)
    {
        var logs = new List<StoredLog>();
        lock (_lock)
        {
            foreach (long sequence in sequences)
            {
                logs.AddRange(Read(_database.Prepare(Columns + "WHERE seq=?1").Bind(1, sequence)));
            }
        }

        return logs;
    }

    /// <summary>How many logs each part of a range holds.</summary>
    /// <param name="range">Which logs.</param>
    /// <param name="width">Seconds per part.</param>
    /// <returns>Index of each part that is not empty, and its count.</returns>
    public IReadOnlyDictionary<long, long> Count(LogRange range, long width)
    {
        var counts = new Dictionary<long, long>();
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare(
                "SELECT (time-?2)/?5, count(*) FROM logs INDEXED BY logs_by_time WHERE store=?1 AND time>=?2 AND time<?3 AND received>=?4 GROUP BY 1")
                .Bind(1, range.Store).Bind(2, range.From).Bind(3, range.To).Bind(4, range.ReceivedFrom).Bind(5, width);
            while (select.Step())
            {
                counts[select.Int64(0)] = select.Int64(1);
            }

            select.Reset();
        }

        return counts;
    }

    /// <summary>Logs of a shard in the order of receipt.</summary>
    /// <param name="store">Number of the logstore.</param>
    /// <param name="shard">Shard.</param>
    /// <param name="from">First place, inclusive.</param>
    /// <param name="to">Last place, exclusive.</param>
    /// <param name="limit">Most logs; fewer when they are large.</param>
    public IReadOnlyList<StoredLog> Pull(long store, int shard, long from, long to, int limit)
    {
        lock (_lock)
        {
            return Read(_database.Prepare(Columns + "WHERE store=?1 AND shard=?2 AND seq>=?3 AND seq<?4 ORDER BY seq LIMIT ?5")
                .Bind(1, store).Bind(2, shard).Bind(3, from).Bind(4, to).Bind(5, limit), MostPulledBytes);
        }
    }

    /// <summary>Place of the first log of a shard received at or after a time; the end of the shard when there is none.</summary>
    public long FirstAt(long store, int shard, long received) =>
        Number("SELECT min(seq) FROM logs WHERE store=?1 AND shard=?2 AND received>=?3", store, shard, received) ?? End(store, shard);

    /// <summary>Place just after the last log of a shard; where the next one cannot stand before.</summary>
    public long End(long store, int shard) => (Number("SELECT max(seq) FROM logs WHERE store=?1 AND shard=?2 AND ?3=?3", store, shard, 0) ?? 0) + 1;

    /// <summary>Time of receipt of the log at a place of a shard, or of the next one; null at the end.</summary>
    public long? ReceivedAt(long store, int shard, long sequence) =>
        Number("SELECT received FROM logs WHERE store=?1 AND shard=?2 AND seq>=?3 ORDER BY seq LIMIT 1", store, shard, sequence);

    /// <summary>Takes away what has expired, at most once a day for each logstore; readers leave it out anyway.</summary>
    /// <param name="store">Number of the logstore.</param>
    /// <param name="receivedBefore">Unix seconds; <see cref="long.MinValue"/> when nothing expires.</param>
    public void Purge(long store, long receivedBefore)
    {
        if (receivedBefore == long.MinValue || _purgedDays.GetValueOrDefault(store) == receivedBefore / 86_400)
        {
            return;
        }

        Delete(store, receivedBefore);
        _purgedDays[store] = receivedBefore / 86_400;
    }

    /// <summary>Takes away all logs of a logstore.</summary>
    public void Drop(long store) => Delete(store, long.MaxValue);

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static List<StoredLog> Read(SqliteStatement select, long budget = long.MaxValue)
    {
        var logs = new List<StoredLog>();
        while (budget > 0 && select.Step())
        {
            budget -= select.Blob(4).Length;
            logs.Add(new StoredLog(new LogPlace(select.Int64(0), select.Int64(1), select.Int64(2)), select.Int64(3), SlsProtobuf.Decode(select.Blob(4))));
        }

        select.Reset();
        return logs;
    }

    private void Delete(long store, long receivedBefore)
    {
        lock (_lock)
        {
            _database.Prepare("DELETE FROM logs WHERE store=?1 AND received<?2").Bind(1, store).Bind(2, receivedBefore).Run();
            Touch(store);
        }
    }

    private void Touch(long store) => _versions.AddOrUpdate(store, 1, static (_, version) => version + 1);

    private long? Number(string sql, long first, long second, long third)
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare(sql).Bind(1, first).Bind(2, second).Bind(3, third);
            long? number = select.Step() && !select.IsNull(0) ? select.Int64(0) : null;
            select.Reset();
            return number;
        }
    }
}
