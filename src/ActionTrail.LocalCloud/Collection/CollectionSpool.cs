using System.Globalization;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Collection;

/// <summary>
/// The part of <c>collection.db</c> that holds what was collected: events until every destination has them, who they were for as long as
/// they may come again, and where each part of the feed goes on. Thread-safe.
/// </summary>
internal sealed class CollectionSpool : ICollectionSpool, IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS events(
            position INTEGER PRIMARY KEY, account TEXT NOT NULL, recorded INTEGER NOT NULL, size INTEGER NOT NULL,
            time INTEGER, region TEXT, category TEXT, is_read INTEGER, is_global INTEGER, json BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS known(identity BLOB PRIMARY KEY, horizon INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS known_horizon ON known(horizon);
        CREATE TABLE IF NOT EXISTS cursors(feed TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS facts(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """;

    private const string LastFact = "last";
    private const string DescriptionFact = "collection";
    private const string HeadColumns = "position, account, recorded, size, time, region, category, is_read, is_global";

    private readonly Lock _lock = new();
    private readonly SqliteDatabase _database;
    private readonly NameNumbers _names = new();
    private readonly TimeProvider _time;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _last;

    /// <summary>Opens or creates the spool.</summary>
    /// <param name="path">Path of <c>collection.db</c>, which holds the lanes too.</param>
    /// <param name="time">Clock.</param>
    public CollectionSpool(string path, TimeProvider time)
    {
        _time = time;
        _database = SqliteDatabase.Open(path, "PRAGMA cache_size=-32768;");
        _database.Execute(Schema);
        _last = Fact(LastFact) is { } last ? long.Parse(last, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>What the folder is about, as text; null in a new one.</summary>
    public string? Description
    {
        get
        {
            lock (_lock)
            {
                return Fact(DescriptionFact);
            }
        }

        set
        {
            lock (_lock)
            {
                SetFact(DescriptionFact, value!);
            }
        }
    }

    /// <inheritdoc/>
    public long LastPosition => Interlocked.Read(ref _last);

    /// <inheritdoc/>
    public string? Cursor(string feed)
    {
        lock (_lock)
        {
            return TextOf(_database.Prepare("SELECT cursor FROM cursors WHERE feed=?1").Bind(1, feed));
        }
    }

    /// <inheritdoc/>
    public int Append(CollectedPage page)
    {
        int added;
        lock (_lock)
        {
            long before = _last;
            long last = _database.Transact(() => Insert(page, before));
            Interlocked.Exchange(ref _last, last);
            added = (int)(last - before);
        }

        if (added > 0)
        {
            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        return added;
    }

    /// <inheritdoc/>
    public void Forget(DateTimeOffset before)
    {
        lock (_lock)
        {
            _database.Prepare("DELETE FROM known WHERE horizon<?1").Bind(1, before.ToUnixTimeSeconds()).Run();
        }
    }

    /// <inheritdoc/>
    public void Release(long through)
    {
        lock (_lock)
        {
            _database.Prepare("DELETE FROM events WHERE position<=?1 AND position NOT IN (SELECT position FROM dead_letters)").Bind(1, through).Run();
        }
    }

    /// <inheritdoc/>
    public ValueTask<EventStretch> ScanAsync(long afterPosition, int maxCount, Predicate<EventHead>? wanted, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare($"SELECT {HeadColumns}, json FROM events WHERE position>?1 ORDER BY position LIMIT ?2")
                .Bind(1, afterPosition).Bind(2, maxCount);
            var heads = new List<EventHead>();
            var events = new List<DeliveryEvent>();
            while (select.Step())
            {
                EventHead head = Head(select);
                heads.Add(head);
                if (wanted?.Invoke(head) == true)
                {
                    events.Add(Event(head, select));
                }
            }

            select.Reset();
            return ValueTask.FromResult(new EventStretch(heads, new EventChunk(events)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<EventChunk> FetchAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var events = new List<DeliveryEvent>(positions.Count);
            foreach (long position in positions)
            {
                SqliteStatement select = _database.Prepare($"SELECT {HeadColumns}, json FROM events WHERE position=?1").Bind(1, position);
                if (select.Step())
                {
                    events.Add(Event(Head(select), select));
                }

                select.Reset();
            }

            return ValueTask.FromResult(new EventChunk(events));
        }
    }

    /// <inheritdoc/>
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
        lock (_lock)
        {
            _database.Dispose();
        }
    }

    private static DeliveryEvent Event(EventHead head, SqliteStatement row) =>
        new(head.Position, head.AccountId, head.Traits?.EventTime ?? head.RecordedAt, row.Blob(9).ToArray());

    private EventHead Head(SqliteStatement row)
    {
        string account = row.Text(1)!;
        EventTraits? traits = row.IsNull(4) ? null
            : new EventTraits(new DateTimeOffset(row.Int64(4), TimeSpan.Zero), row.Text(5)!, row.Text(6)!, row.Int64(7) != 0, row.Int64(8) != 0);
        return new EventHead(row.Int64(0), account, DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(2)), (int)row.Int64(3), traits)
        {
            AccountNumber = _names.Of(account),
            RegionNumber = _names.Of(traits?.Region ?? ""),
        };
    }

    private long Insert(CollectedPage page, long last)
    {
        long horizon = page.Horizon.ToUnixTimeSeconds();
        foreach (CollectedEvent each in page.Events)
        {
            int added = _database.Prepare("INSERT OR IGNORE INTO known(identity, horizon) VALUES(?1,?2)").Bind(1, each.Identity.Span).Bind(2, horizon).Run();
            if (added > 0)
            {
                Insert(each, ++last);
            }
        }

        _database.Prepare("INSERT OR REPLACE INTO cursors(feed, cursor) VALUES(?1,?2)").Bind(1, page.Feed).Bind(2, page.Cursor).Run();
        SetFact(LastFact, last.ToString(CultureInfo.InvariantCulture));
        return last;
    }

    private void Insert(CollectedEvent each, long position)
    {
        SqliteStatement insert = _database.Prepare($"INSERT INTO events({HeadColumns}, json) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10)")
            .Bind(1, position).Bind(2, each.AccountId).Bind(3, _time.GetUtcNow().ToUnixTimeMilliseconds()).Bind(4, each.Json.Length).Bind(10, each.Json.Span);
        if (each.Traits is { } traits)
        {
            insert.Bind(5, traits.EventTime.UtcTicks).Bind(6, traits.Region).Bind(7, traits.Category).Bind(8, traits.IsRead ? 1 : 0).Bind(9, traits.IsGlobal ? 1 : 0);
        }

        insert.Run();
    }

    private string? Fact(string name) => TextOf(_database.Prepare("SELECT value FROM facts WHERE name=?1").Bind(1, name));

    private void SetFact(string name, string value) =>
        _database.Prepare("INSERT OR REPLACE INTO facts(name, value) VALUES(?1,?2)").Bind(1, name).Bind(2, value).Run();

    private static string? TextOf(SqliteStatement select)
    {
        string? text = select.Step() ? select.Text(0) : null;
        select.Reset();
        return text;
    }
}
