using System.Globalization;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;
using ActionTrail.LocalCloud.Storage;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary><c>delivery.db</c>: journal, checkpoints and dead letters of every lane.</summary>
internal sealed class DeliveryStore : ILaneStore, IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS lanes(
            lane TEXT PRIMARY KEY, checkpoint INTEGER NOT NULL, through INTEGER, recorded INTEGER NOT NULL, delivered INTEGER NOT NULL, dead INTEGER NOT NULL,
            last_event TEXT, last_delivery TEXT, trouble TEXT, mend TEXT, since TEXT, retries INTEGER) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS batches(
            lane TEXT NOT NULL, batch INTEGER NOT NULL, account TEXT NOT NULL, region TEXT NOT NULL, date TEXT NOT NULL, positions BLOB NOT NULL,
            delivered INTEGER NOT NULL DEFAULT 0, PRIMARY KEY(lane, batch)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS dead_letters(
            lane TEXT NOT NULL, position INTEGER NOT NULL, account TEXT NOT NULL, event_id TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY(lane, position)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS attempts(
            lane TEXT NOT NULL, minute INTEGER NOT NULL, succeeded INTEGER NOT NULL, failed INTEGER NOT NULL, PRIMARY KEY(lane, minute)) WITHOUT ROWID;
        """;

    /// <summary>A window of thousands of small batches writes its pages again and again: checkpoints come every 16 MB instead of every 4.</summary>
    private const string Pragmas = "PRAGMA wal_autocheckpoint=4000;";

    private readonly Lock _lock = new();
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _time;

    /// <summary>Opens or creates the store.</summary>
    /// <param name="path">Path of <c>delivery.db</c>.</param>
    /// <param name="time">Clock that attempts are counted by.</param>
    public DeliveryStore(string path, TimeProvider time)
    {
        _time = time;
        _database = SqliteDatabase.Open(path, Pragmas);
        _database.Execute(Schema);
        _database.Execute(SealStore.Schema);
        Seals = new SealStore(_database, _lock);
    }

    /// <summary>What waits for its seal, and the chains.</summary>
    public SealStore Seals { get; }

    /// <summary>The store of a cloud.</summary>
    /// <param name="cloud">State of the cloud.</param>
    /// <returns>The store; always the same.</returns>
    public static DeliveryStore Of(CloudState cloud) => cloud.Part(static state => new DeliveryStore(Path.Combine(state.Folder, "delivery.db"), state.Time));

    /// <inheritdoc/>
    public LaneState? Load(string lane)
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare(
                "SELECT checkpoint, through, recorded, delivered, dead, last_event, last_delivery, trouble, mend, since, retries FROM lanes WHERE lane=?1").Bind(1, lane);
            if (!select.Step())
            {
                select.Reset();
                return null;
            }

            long? through = select.IsNull(1) ? null : select.Int64(1);
            var state = new LaneState
            {
                Checkpoint = select.Int64(0),
                Recorded = select.Int64(2),
                Delivered = select.Int64(3),
                Dead = select.Int64(4),
                LastEventTime = Time(select.Text(5)),
                LastDeliveryTime = Time(select.Text(6)),
                Trouble = select.Text(7) is { } message ? new LaneTrouble(message, select.Text(8)!, Time(select.Text(9))!.Value, (int)select.Int64(10)) : null,
            };
            select.Reset();
            return through is { } end ? state with { Window = LoadWindow(lane, state.Checkpoint, end) } : state;
        }
    }

    /// <inheritdoc/>
    public void Journal(string lane, LaneState state, IReadOnlyList<DeadLetter> dead) => Transact(() =>
    {
        _database.Prepare("DELETE FROM batches WHERE lane=?1").Bind(1, lane).Run();
        IReadOnlyList<JournalBatch> batches = state.Window?.Batches ?? [];
        for (int index = 0; index < batches.Count; index++)
        {
            PartitionKey partition = batches[index].Partition;
            _database.Prepare("INSERT INTO batches(lane, batch, account, region, date, positions) VALUES(?1,?2,?3,?4,?5,?6)")
                .Bind(1, lane).Bind(2, index).Bind(3, partition.AccountId).Bind(4, partition.Region).Bind(5, partition.Date)
                .Bind(6, PositionBytes.Write(batches[index].Positions)).Run();
        }

        foreach (DeadLetter letter in dead)
        {
            _database.Prepare("INSERT OR REPLACE INTO dead_letters(lane, position, account, event_id, reason) VALUES(?1,?2,?3,?4,?5)")
                .Bind(1, lane).Bind(2, letter.Position).Bind(3, letter.AccountId).Bind(4, letter.EventId).Bind(5, letter.Reason).Run();
        }

        Save(lane, state);
    });

    /// <inheritdoc/>
    public void Acknowledge(string lane, IReadOnlyList<BatchReceipt> receipts, LaneState state) => Transact(() =>
    {
        foreach (BatchReceipt receipt in receipts)
        {
            _database.Prepare("UPDATE batches SET delivered=1 WHERE lane=?1 AND batch=?2").Bind(1, lane).Bind(2, receipt.Batch).Run();
        }

        Save(lane, state);
        CountAttempts(lane, succeeded: receipts.Count, failed: 0);
        Seals.Add(lane, receipts.Select(static receipt => receipt.Written).OfType<WrittenObject>());
    });

    /// <inheritdoc/>
    public void Complain(string lane, LaneTrouble? trouble) => Transact(() =>
    {
        int known = _database.Prepare("UPDATE lanes SET trouble=?2, mend=?3, since=?4, retries=?5 WHERE lane=?1")
            .Bind(1, lane).Bind(2, trouble?.Message).Bind(3, trouble?.Mend).Bind(4, Text(trouble?.Since)).Bind(5, trouble?.Retries ?? 0).Run();
        if (known == 0)
        {
            Save(lane, new LaneState { Trouble = trouble });
        }

        if (trouble is not null)
        {
            CountAttempts(lane, succeeded: 0, failed: 1);
        }
    });

    /// <inheritdoc/>
    public IReadOnlyList<DeadLetter> DeadLetters(string lane)
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare("SELECT position, account, event_id, reason FROM dead_letters WHERE lane=?1 ORDER BY position").Bind(1, lane);
            var letters = new List<DeadLetter>();
            while (select.Step())
            {
                letters.Add(new DeadLetter(select.Int64(0), select.Text(1)!, select.Text(2)!, select.Text(3)!));
            }

            select.Reset();
            return letters;
        }
    }

    /// <summary>How often a lane tried to deliver.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="start">Earliest time, inclusive.</param>
    /// <param name="end">Latest time, inclusive.</param>
    /// <returns>The minutes in which it tried, in order.</returns>
    public IReadOnlyList<DeliveryAttempts> Attempts(string lane, DateTimeOffset start, DateTimeOffset end)
    {
        lock (_lock)
        {
            SqliteStatement select = _database.Prepare("SELECT minute, succeeded, failed FROM attempts WHERE lane=?1 AND minute BETWEEN ?2 AND ?3 ORDER BY minute")
                .Bind(1, lane).Bind(2, Minute(start)).Bind(3, Minute(end));
            var attempts = new List<DeliveryAttempts>();
            while (select.Step())
            {
                attempts.Add(new DeliveryAttempts(DateTimeOffset.FromUnixTimeSeconds(select.Int64(0) * 60), select.Int64(1), select.Int64(2)));
            }

            select.Reset();
            return attempts;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    private static long Minute(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    private void CountAttempts(string lane, int succeeded, int failed) =>
        _database.Prepare("INSERT INTO attempts(lane, minute, succeeded, failed) VALUES(?1,?2,?3,?4) ON CONFLICT(lane, minute) DO UPDATE SET succeeded=succeeded+?3, failed=failed+?4")
            .Bind(1, lane).Bind(2, Minute(_time.GetUtcNow())).Bind(3, succeeded).Bind(4, failed).Run();

    private JournalWindow LoadWindow(string lane, long after, long through)
    {
        SqliteStatement select = _database.Prepare("SELECT account, region, date, positions, delivered FROM batches WHERE lane=?1 ORDER BY batch").Bind(1, lane);
        var batches = new List<JournalBatch>();
        var delivered = new List<int>();
        while (select.Step())
        {
            if (select.Int64(4) != 0)
            {
                delivered.Add(batches.Count);
            }

            batches.Add(new JournalBatch(new PartitionKey(select.Text(0)!, select.Text(1)!, select.Text(2)!), PositionBytes.Read(select.Blob(3))));
        }

        select.Reset();
        return new JournalWindow(after, through, batches, delivered);
    }

    private void Save(string lane, LaneState state)
    {
        SqliteStatement insert = _database.Prepare("INSERT OR REPLACE INTO lanes(lane, checkpoint, through, recorded, delivered, dead, last_event, last_delivery, trouble, mend, since, retries) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)")
            .Bind(1, lane).Bind(2, state.Checkpoint).Bind(4, state.Recorded).Bind(5, state.Delivered).Bind(6, state.Dead)
            .Bind(7, Text(state.LastEventTime)).Bind(8, Text(state.LastDeliveryTime))
            .Bind(9, state.Trouble?.Message).Bind(10, state.Trouble?.Mend).Bind(11, Text(state.Trouble?.Since)).Bind(12, state.Trouble?.Retries ?? 0);
        if (state.Window is { } window)
        {
            insert.Bind(3, window.Through);
        }

        insert.Run();
    }

    private void Transact(Action body)
    {
        lock (_lock)
        {
            _database.Transact(() =>
            {
                body();
                return true;
            });
        }
    }

    private static string? Text(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(string? text) => text is null ? null : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
