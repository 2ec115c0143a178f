using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Rows of unfinished multipart uploads and their parts in <c>oss.db</c>. Not thread-safe: <see cref="OssStore"/> holds its lock.</summary>
internal sealed class UploadTable
{
    private readonly SqliteDatabase _database;

    public UploadTable(SqliteDatabase database)
    {
        _database = database;
        database.Execute(
            "CREATE TABLE IF NOT EXISTS uploads(bucket TEXT NOT NULL, key BLOB NOT NULL, id TEXT NOT NULL, initiated INTEGER NOT NULL, headers TEXT NOT NULL, "
            + "PRIMARY KEY(bucket, key, id)) WITHOUT ROWID; "
            + "CREATE TABLE IF NOT EXISTS parts(upload TEXT NOT NULL, number INTEGER NOT NULL, file INTEGER NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, "
            + "crc INTEGER NOT NULL, modified INTEGER NOT NULL, PRIMARY KEY(upload, number)) WITHOUT ROWID");
    }

    /// <summary>Finds an upload.</summary>
    public StoredUpload? Find(string bucketId, byte[] key, string id)
    {
        SqliteStatement select = _database.Prepare("SELECT key, id, initiated, headers FROM uploads WHERE bucket=?1 AND key=?2 AND id=?3")
            .Bind(1, bucketId).Bind(2, key).Bind(3, id);
        StoredUpload? upload = select.Step() ? Read(select) : null;
        select.Reset();
        return upload;
    }

    /// <summary>All uploads of a bucket, by key and id.</summary>
    public IReadOnlyList<StoredUpload> List(string bucketId)
    {
        SqliteStatement select = _database.Prepare("SELECT key, id, initiated, headers FROM uploads WHERE bucket=?1 ORDER BY key, id").Bind(1, bucketId);
        var uploads = new List<StoredUpload>();
        while (select.Step())
        {
            uploads.Add(Read(select));
        }

        select.Reset();
        return uploads;
    }

    /// <summary>Writes a new upload.</summary>
    public void Add(string bucketId, StoredUpload upload) =>
        _database.Prepare("INSERT INTO uploads(bucket, key, id, initiated, headers) VALUES(?1,?2,?3,?4,?5)")
            .Bind(1, bucketId).Bind(2, upload.Key).Bind(3, upload.Id).Bind(4, upload.Initiated.ToUnixTimeSeconds()).Bind(5, upload.Headers).Run();

    /// <summary>Deletes an upload and the rows of its parts.</summary>
    public void Remove(string bucketId, StoredUpload upload)
    {
        _database.Prepare("DELETE FROM uploads WHERE bucket=?1 AND key=?2 AND id=?3").Bind(1, bucketId).Bind(2, upload.Key).Bind(3, upload.Id).Run();
        _database.Prepare("DELETE FROM parts WHERE upload=?1").Bind(1, upload.Id).Run();
    }

    /// <summary>The parts of an upload, by number.</summary>
    public IReadOnlyList<StoredPart> Parts(string upload)
    {
        SqliteStatement select = _database.Prepare("SELECT number, file, size, etag, crc, modified FROM parts WHERE upload=?1 ORDER BY number").Bind(1, upload);
        var parts = new List<StoredPart>();
        while (select.Step())
        {
            parts.Add(ReadPart(select));
        }

        select.Reset();
        return parts;
    }

    /// <summary>One part of an upload, or null.</summary>
    public StoredPart? Part(string upload, int number)
    {
        SqliteStatement select = _database.Prepare("SELECT number, file, size, etag, crc, modified FROM parts WHERE upload=?1 AND number=?2")
            .Bind(1, upload).Bind(2, number);
        StoredPart? part = select.Step() ? ReadPart(select) : null;
        select.Reset();
        return part;
    }

    /// <summary>Writes a part, new or over the old one of the same number.</summary>
    public void PutPart(string upload, StoredPart part) => _database.Prepare(
            "INSERT INTO parts(upload, number, file, size, etag, crc, modified) VALUES(?1,?2,?3,?4,?5,?6,?7) ON CONFLICT(upload, number) DO UPDATE SET "
            + "file=excluded.file, size=excluded.size, etag=excluded.etag, crc=excluded.crc, modified=excluded.modified")
        .Bind(1, upload).Bind(2, part.Number).Bind(3, part.File).Bind(4, part.Size).Bind(5, part.ETag).Bind(6, (long)part.Crc)
        .Bind(7, part.Modified.ToUnixTimeSeconds()).Run();

    private static StoredUpload Read(SqliteStatement row) =>
        new(row.Blob(0).ToArray(), row.Text(1)!, DateTimeOffset.FromUnixTimeSeconds(row.Int64(2)), row.Text(3)!);

    private static StoredPart ReadPart(SqliteStatement row) =>
        new((int)row.Int64(0), row.Int64(1), row.Int64(2), row.Text(3)!, (ulong)row.Int64(4), DateTimeOffset.FromUnixTimeSeconds(row.Int64(5)));
}
