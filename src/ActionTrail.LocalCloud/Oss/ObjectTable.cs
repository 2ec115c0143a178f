using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Rows of objects in <c>oss.db</c>, ordered by the UTF-8 bytes of their keys. Not thread-safe: <see cref="OssStore"/> holds its lock.</summary>
internal sealed class ObjectTable
{
    private const string Columns = "key, file, size, etag, crc, modified, type, headers";
    private const string Insert = $"INSERT INTO objects(bucket, {Columns}) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9) ON CONFLICT(bucket, key) DO ";

    private readonly SqliteDatabase _database;

    public ObjectTable(SqliteDatabase database)
    {
        _database = database;
        database.Execute(
            "CREATE TABLE IF NOT EXISTS objects(bucket TEXT NOT NULL, key BLOB NOT NULL, file INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, "
            + "crc INTEGER NOT NULL, modified INTEGER NOT NULL, type INTEGER NOT NULL, headers TEXT NOT NULL, PRIMARY KEY(bucket, key)) WITHOUT ROWID");
    }

    /// <summary>Finds an object.</summary>
    public StoredObject? Find(string bucketId, byte[] key)
    {
        SqliteStatement select = _database.Prepare($"SELECT {Columns} FROM objects WHERE bucket=?1 AND key=?2").Bind(1, bucketId).Bind(2, key);
        StoredObject? found = select.Step() ? Read(select) : null;
        select.Reset();
        return found;
    }

    /// <summary>Writes a new row.</summary>
    /// <returns>False when there is one with this key, which is left as it is.</returns>
    public bool Add(string bucketId, StoredObject stored) => Write(Insert + "NOTHING", bucketId, stored);

    /// <summary>Writes a row, new or over the old one.</summary>
    public void Put(string bucketId, StoredObject stored) => Write(
        Insert + "UPDATE SET file=excluded.file, size=excluded.size, etag=excluded.etag, crc=excluded.crc, modified=excluded.modified, type=excluded.type, headers=excluded.headers",
        bucketId,
        stored);

    /// <summary>Deletes a row.</summary>
    public void Remove(string bucketId, byte[] key) => _database.Prepare("DELETE FROM objects WHERE bucket=?1 AND key=?2").Bind(1, bucketId).Bind(2, key).Run();

    /// <summary>Walks over the objects with keys from one (inclusive) up to another (exclusive), as long as the visitor answers true.</summary>
    public void Walk(string bucketId, byte[] from, byte[] to, Func<StoredObject, bool> visit)
    {
        SqliteStatement select = _database.Prepare($"SELECT {Columns} FROM objects WHERE bucket=?1 AND key>=?2 AND key<?3 ORDER BY key")
            .Bind(1, bucketId).Bind(2, from).Bind(3, to);
        try
        {
            while (select.Step() && visit(Read(select)))
            {
                // The visitor does the work.
            }
        }
        finally
        {
            select.Reset();
        }
    }

    /// <summary>How many objects a bucket holds, and their size in bytes.</summary>
    public (long Count, long Bytes) Measure(string bucketId)
    {
        SqliteStatement select = _database.Prepare("SELECT count(*), ifnull(sum(size), 0) FROM objects WHERE bucket=?1").Bind(1, bucketId);
        select.Step();
        (long, long) measured = (select.Int64(0), select.Int64(1));
        select.Reset();
        return measured;
    }

    private bool Write(string sql, string bucketId, StoredObject stored) => _database.Prepare(sql)
        .Bind(1, bucketId).Bind(2, stored.Key).Bind(3, stored.File).Bind(4, stored.Size).Bind(5, stored.ETag).Bind(6, (long)stored.Crc)
        .Bind(7, stored.Modified.ToUnixTimeSeconds()).Bind(8, (long)stored.Type).Bind(9, stored.Headers).Run() > 0;

    private static StoredObject Read(SqliteStatement row) => new(
        row.Blob(0).ToArray(),
        row.Int64(1),
        row.Int64(2),
        row.Text(3)!,
        (ulong)row.Int64(4),
        DateTimeOffset.FromUnixTimeSeconds(row.Int64(5)),
        (StoredObjectType)row.Int64(6),
        row.Text(7)!);
}
