using System.Collections.Concurrent;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// <c>ledger.db</c>: every recorded event of every account, in the order of recording. Positions count from 1 over all accounts without
/// a gap and are never reused, so a reader that remembers a position misses nothing. Thread-safe: writes wait for each other, reads for
/// nobody.
/// </summary>
internal sealed class EventLedger : IDisposable
{
    private const string Schema = """
        PRAGMA cache_size=-65536;
        PRAGMA wal_autocheckpoint=0;
        CREATE TABLE IF NOT EXISTS names(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS events(position INTEGER PRIMARY KEY, account INTEGER NOT NULL, recorded INTEGER NOT NULL, time INTEGER, region INTEGER NOT NULL, category INTEGER NOT NULL, flags INTEGER NOT NULL, json BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS runs(through INTEGER PRIMARY KEY, min_time INTEGER NOT NULL, max_time INTEGER NOT NULL, first_block INTEGER NOT NULL, directory BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS blocks(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS counts(account INTEGER NOT NULL, category TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY(account, category)) WITHOUT ROWID;
        """;

    /// <summary>Events have a kilobyte or more: in large pages little room is left over, and a dozen of them come with one read.</summary>
    public const int PageSize = 16384;

    /// <summary>The cache holds the inner pages over a million events, so that finding one reads its own page only.</summary>
    private const string ReaderPragmas = "PRAGMA query_only=1; PRAGMA cache_size=-8192;";

    private readonly ConcurrentBag<SqliteDatabase> _readers = [];
    private readonly SlabPool _slabs = new();
    private readonly Lock _writing = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SqliteDatabase _database;
    private readonly LedgerNames _names;
    private readonly LookupIndex _index;
    private readonly LedgerWriter _writer;
    private readonly BackgroundCheckpoints _checkpoints;
    private readonly CommitQueue<LedgerEntry, long> _appends;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastPosition;

    /// <summary>Opens or creates the ledger.</summary>
    /// <param name="path">Path of <c>ledger.db</c>.</param>
    /// <param name="time">Clock that stamps what is recorded.</param>
    /// <param name="indexInMemory">Events whose index entries are kept in memory before they are stored.</param>
    public EventLedger(string path, TimeProvider time, int indexInMemory = LookupIndex.DefaultStoreFrom)
    {
        _path = path;
        _time = time;
        _database = SqliteDatabase.Open(path, pageSize: PageSize);
        _database.Execute(Schema);
        _names = new LedgerNames(_database);
        _index = new LookupIndex(_database, indexInMemory);
        _writer = new LedgerWriter(_database, _names, _index);
        _checkpoints = new BackgroundCheckpoints(path, PageSize);
        _appends = new CommitQueue<LedgerEntry, long>(_writing, Commit);
        _lastPosition = Number(_database, "SELECT max(position) FROM events");
    }

    /// <summary>Position of the newest event; 0 while there is none.</summary>
    public long LastPosition => Volatile.Read(ref _lastPosition);

    /// <summary>Appends one event, in one transaction with those that others append at the same time. Positions follow the order of the calls.</summary>
    /// <param name="entry">The event.</param>
    /// <returns>Its position, once it is committed.</returns>
    /// <exception cref="System.Text.Json.JsonException">It is not one JSON object; it was not appended, and those beside it were.</exception>
    /// <exception cref="StorageException">The database refused; nothing of the transaction was appended.</exception>
    public Task<long> AppendAsync(LedgerEntry entry) => _appends.AddAsync(entry);

    /// <summary>Appends many events in one transaction: all or none.</summary>
    /// <param name="entries">Events, in order.</param>
    /// <param name="repeats">What happens to events whose id the account's ledger has already.</param>
    /// <returns>How many were appended.</returns>
    /// <exception cref="System.Text.Json.JsonException">One is not a JSON object; nothing was appended.</exception>
    /// <exception cref="StorageException">The database refused; nothing was appended.</exception>
    public int AppendMany(IReadOnlyList<LedgerEntry> entries, RepeatedEvents repeats = RepeatedEvents.Append)
    {
        lock (_writing)
        {
            _appends.Drain();
            return Write(entries, repeats);
        }
    }

    /// <summary>Events in the order of recording, over all accounts.</summary>
    /// <param name="afterPosition">Position to start after; 0 for the beginning.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="maxBytes">Most bytes of JSON to return; one event always fits.</param>
    /// <returns>The events; empty at the end.</returns>
    public IReadOnlyList<LedgerEvent> Read(long afterPosition, int maxCount, int maxBytes) => WithReader(database =>
    {
        SqliteStatement select = database.Prepare("SELECT position, account, recorded, json FROM events WHERE position>?1 ORDER BY position LIMIT ?2")
            .Bind(1, afterPosition).Bind(2, maxCount);
        var events = new List<LedgerEvent>();
        long bytes = 0;
        while (select.Step())
        {
            ReadOnlySpan<byte> json = select.Blob(3);
            bytes += json.Length;
            if (bytes > maxBytes && events.Count > 0)
            {
                break;
            }

            events.Add(new LedgerEvent(select.Int64(0), _names[(int)select.Int64(1)], DateTimeOffset.FromUnixTimeMilliseconds(select.Int64(2)), json.ToArray()));
        }

        select.Reset();
        return events;
    });

    /// <summary>Events in the order of recording: what delivery decides by, and the bytes of those that it wants.</summary>
    /// <param name="afterPosition">Position to start after; 0 for the beginning.</param>
    /// <param name="maxCount">Most events to return.</param>
    /// <param name="wanted">Whether the bytes of an event are wanted; null for none.</param>
    /// <returns>The events; none at the end. The caller disposes them when it is done with their bytes.</returns>
    public EventStretch Scan(long afterPosition, int maxCount, Predicate<EventHead>? wanted) =>
        WithReader(database => new DeliveryReader(database, _names, _slabs).Scan(afterPosition, maxCount, wanted));

    /// <summary>Events with their bytes, in arrays of a pool.</summary>
    /// <param name="positions">Positions, ascending.</param>
    /// <returns>The events; the caller disposes them when it is done with their bytes.</returns>
    public EventChunk Fetch(IReadOnlyList<long> positions) => WithReader(database => new DeliveryReader(database, _names, _slabs).Fetch(positions));

    /// <summary>One page of the management events of an account, by time and attributes.</summary>
    /// <param name="query">What is asked.</param>
    /// <returns>The page.</returns>
    public LookupPage Lookup(LookupQuery query) => WithIndex(reader => reader.Read(query));

    /// <summary>How many management events an account has, by time and attributes, counted on the index.</summary>
    /// <param name="query">What is asked; its limit does not matter.</param>
    /// <returns>The number.</returns>
    public long Count(LookupQuery query) => WithIndex(reader => reader.Count(query));

    /// <summary>How many events each account has in each category.</summary>
    /// <returns>Counts above 0, in no order.</returns>
    public IReadOnlyList<LedgerCount> Counts() => WithReader(database =>
    {
        SqliteStatement select = database.Prepare("SELECT account, category, count FROM counts");
        var counts = new List<LedgerCount>();
        while (select.Step())
        {
            counts.Add(new LedgerCount(_names[(int)select.Int64(0)], select.Text(1)!, select.Int64(2)));
        }

        select.Reset();
        return counts;
    });

    /// <summary>Waits until there is an event after a position.</summary>
    /// <param name="position">Position that is known.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes when <see cref="LastPosition"/> is greater.</returns>
    public async Task WaitBeyondAsync(long position, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed = Volatile.Read(ref _changed).Task;
            if (LastPosition > position)
            {
                return;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_readers.TryTake(out SqliteDatabase? reader))
        {
            reader.Dispose();
        }

        lock (_writing)
        {
            _appends.Close();
            _index.Dispose();
            _checkpoints.Dispose();
            _database.Dispose();
        }
    }

    private long[] Commit(IReadOnlyList<LedgerEntry> entries)
    {
        long before = _lastPosition;
        Write(entries, RepeatedEvents.Append);
        return [.. entries.Select((_, index) => before + 1 + index)];
    }

    private int Write(IReadOnlyList<LedgerEntry> entries, RepeatedEvents repeats)
    {
        _checkpoints.Finish(_database);
        int appended = _writer.Append(entries, _lastPosition, _time.GetUtcNow(), repeats);
        if (appended > 0)
        {
            _checkpoints.Committed(entries.Sum(static entry => (long)entry.Json.Length));
            Volatile.Write(ref _lastPosition, _lastPosition + appended);
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        return appended;
    }

    private T WithIndex<T>(Func<LookupReader, T> read)
    {
        if (_index.Through < LastPosition)
        {
            _index.Settle();
        }

        if (_index.Through < LastPosition)
        {
            lock (_writing)
            {
                _writer.CatchUp(_lastPosition);
            }
        }

        return WithReader(database => read(new LookupReader(database, _names, _index.Runs)));
    }

    private T WithReader<T>(Func<SqliteDatabase, T> read)
    {
        SqliteDatabase database = _readers.TryTake(out SqliteDatabase? idle) ? idle : SqliteDatabase.Open(_path, ReaderPragmas);
        try
        {
            return read(database);
        }
        finally
        {
            _readers.Add(database);
        }
    }

    private static long Number(SqliteDatabase database, string sql)
    {
        SqliteStatement select = database.Prepare(sql);
        long number = select.Step() ? select.Int64(0) : 0;
        select.Reset();
        return number;
    }
}
