using System.Globalization;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Seals;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Delivery.Seals;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Delivery;

/// <summary>The seals' part of <c>delivery.db</c>: objects that wait for their digest, the digest that is being written, and the head of each chain.</summary>
/// <param name="database">The database.</param>
/// <param name="databaseLock">Guards it.</param>
internal sealed class SealStore(SqliteDatabase database, Lock databaseLock) : ISealStore
{
    /// <summary>Tables. A chain is opened at a time while its next digest is journalled and not known to be written.</summary>
    public const string Schema = """
        CREATE TABLE IF NOT EXISTS seal_chains(
            chain INTEGER PRIMARY KEY, lane TEXT NOT NULL, bucket TEXT NOT NULL, prefix TEXT NOT NULL, region TEXT NOT NULL, role TEXT NOT NULL,
            sequence INTEGER NOT NULL DEFAULT 0, head TEXT NOT NULL, objects INTEGER NOT NULL DEFAULT 0, events INTEGER NOT NULL DEFAULT 0, opened TEXT,
            UNIQUE(lane, bucket, prefix));
        CREATE TABLE IF NOT EXISTS seal_objects(
            id INTEGER PRIMARY KEY, chain INTEGER NOT NULL, key TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, events INTEGER NOT NULL, sequence INTEGER);
        CREATE INDEX IF NOT EXISTS seal_objects_of ON seal_objects(chain, id);
        """;

    /// <summary>Most objects of one digest.</summary>
    private const int MaxObjects = 5_000;

    /// <summary>Adds delivered objects; the caller holds the lock and a transaction.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="written">The objects, in the order of their seals.</param>
    public void Add(string lane, IEnumerable<WrittenObject> written)
    {
        (BucketTarget? target, long chain) = (null, 0);
        foreach (WrittenObject each in written)
        {
            if (each.Destination != target)
            {
                (target, chain) = (each.Destination, EnsureChain(lane, each.Destination));
            }

            database.Prepare("INSERT INTO seal_objects(chain, key, sha256, size, events) VALUES(?1,?2,?3,?4,?5)")
                .Bind(1, chain).Bind(2, each.Object.Key).Bind(3, each.Object.Sha256).Bind(4, each.Object.Size).Bind(5, each.Object.Events).Run();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<BucketTarget> Unsealed(string lane) => Read(
        "SELECT bucket, region, prefix, role FROM seal_chains WHERE lane=?1 AND EXISTS(SELECT 1 FROM seal_objects WHERE seal_objects.chain=seal_chains.chain) ORDER BY chain", lane, TargetOf);

    /// <inheritdoc/>
    public IReadOnlyList<SealHead> Heads(string lane) => Read(
        "SELECT bucket, region, prefix, role, sequence, head FROM seal_chains WHERE lane=?1 AND sequence>0 ORDER BY chain", lane,
        static row => new SealHead(TargetOf(row), row.Int64(4), row.Text(5)!));

    /// <inheritdoc/>
    public SealDraft? Open(string lane, BucketTarget destination, DateTimeOffset now) => Transact(() =>
    {
        SqliteStatement select = database.Prepare("SELECT chain, sequence, head, objects, events, opened FROM seal_chains WHERE lane=?1 AND bucket=?2 AND prefix=?3")
            .Bind(1, lane).Bind(2, destination.Bucket.Value).Bind(3, PrefixOf(destination));
        if (!select.Step())
        {
            select.Reset();
            return null;
        }

        long chain = select.Int64(0);
        var draft = new SealDraft
        {
            Sequence = select.Int64(1) + 1,
            Previous = select.Text(2)!,
            ObjectsBefore = select.Int64(3),
            EventsBefore = select.Int64(4),
            SealedAt = select.Text(5) is { } opened ? DateTimeOffset.Parse(opened, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : now,
            Objects = [],
        };
        bool isOpen = !select.IsNull(5);
        select.Reset();
        if (!isOpen && !Journal(chain, draft))
        {
            return null;
        }

        return draft with { Objects = ObjectsOf(chain, draft.Sequence) };
    });

    /// <inheritdoc/>
    public void Close(string lane, SealHead link, SealDraft draft) => Transact(() =>
    {
        long chain = ChainOf(lane, link.Destination);
        database.Prepare("UPDATE seal_chains SET sequence=?2, head=?3, objects=?4, events=?5, opened=NULL WHERE chain=?1")
            .Bind(1, chain).Bind(2, link.Sequence).Bind(3, link.Sha256).Bind(4, draft.TotalObjects).Bind(5, draft.TotalEvents).Run();
        return database.Prepare("DELETE FROM seal_objects WHERE chain=?1 AND sequence=?2").Bind(1, chain).Bind(2, link.Sequence).Run();
    });

    private static BucketTarget TargetOf(SqliteStatement row) =>
        new(BucketName.Parse(row.Text(0)!), RegionId.Parse(row.Text(1)!), OssKeyPrefix.Parse(row.Text(2)!), RoleArn.Parse(row.Text(3)!));

    private static string PrefixOf(BucketTarget target) => target.Prefix.Value.TrimEnd('/');

    private bool Journal(long chain, SealDraft draft)
    {
        int count = database.Prepare("UPDATE seal_objects SET sequence=?2 WHERE id IN (SELECT id FROM seal_objects WHERE chain=?1 ORDER BY id LIMIT ?3)")
            .Bind(1, chain).Bind(2, draft.Sequence).Bind(3, MaxObjects).Run();
        return count > 0 && database.Prepare("UPDATE seal_chains SET opened=?2 WHERE chain=?1")
            .Bind(1, chain).Bind(2, draft.SealedAt.ToString("O", CultureInfo.InvariantCulture)).Run() > 0;
    }

    private List<SealedObject> ObjectsOf(long chain, long sequence)
    {
        SqliteStatement select = database.Prepare("SELECT key, sha256, size, events FROM seal_objects WHERE chain=?1 AND sequence=?2 ORDER BY id").Bind(1, chain).Bind(2, sequence);
        var objects = new List<SealedObject>();
        while (select.Step())
        {
            objects.Add(new(select.Text(0)!, select.Text(1)!, select.Int64(2), (int)select.Int64(3)));
        }

        select.Reset();
        return objects;
    }

    private long EnsureChain(string lane, BucketTarget target)
    {
        database.Prepare("INSERT INTO seal_chains(lane, bucket, prefix, region, role, head) VALUES(?1,?2,?3,?4,?5,?6) ON CONFLICT(lane, bucket, prefix) DO UPDATE SET region=?4, role=?5")
            .Bind(1, lane).Bind(2, target.Bucket.Value).Bind(3, PrefixOf(target)).Bind(4, target.Region.Value).Bind(5, target.Role!.ToString()).Bind(6, SealDigest.NoPrevious).Run();
        return ChainOf(lane, target);
    }

    private long ChainOf(string lane, BucketTarget target)
    {
        SqliteStatement select = database.Prepare("SELECT chain FROM seal_chains WHERE lane=?1 AND bucket=?2 AND prefix=?3")
            .Bind(1, lane).Bind(2, target.Bucket.Value).Bind(3, PrefixOf(target));
        long chain = select.Step() ? select.Int64(0) : throw new InvalidOperationException($"Lane {lane} has no chain at bucket '{target.Bucket}'.");
        select.Reset();
        return chain;
    }

    private List<T> Read<T>(string sql, string lane, Func<SqliteStatement, T> row)
    {
        lock (databaseLock)
        {
            SqliteStatement select = database.Prepare(sql).Bind(1, lane);
            var rows = new List<T>();
            while (select.Step())
            {
                rows.Add(row(select));
            }

            select.Reset();
            return rows;
        }
    }

    private T Transact<T>(Func<T> body)
    {
        lock (databaseLock)
        {
            return database.Transact(body);
        }
    }
}
