using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// What OSS keeps: rows in <c>oss.db</c>, bytes in <c>oss/</c>. A file is written first, then one transaction makes a row refer to it, then
/// the file it replaces is deleted; a crash between leaves a file that nobody refers to, which the next opening deletes.
/// </summary>
internal sealed class OssStore : IDisposable
{
    private const string ClosedCleanly = "closed_cleanly";

    /// <summary>
    /// The folder's lock keeps other processes out already. Keys come in no order, so most pages of some 20,000 rows are kept in memory, and
    /// checkpoints, which write each page once, come every 32 MB instead of every 4.
    /// </summary>
    private const string Pragmas = "PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-8192; PRAGMA wal_autocheckpoint=8000;";

    private readonly CloudState _cloud;
    private readonly OssMarks _marks;
    private readonly FileNumbers _numbers;

    private OssStore(CloudState cloud)
    {
        _cloud = cloud;
        Database = SqliteDatabase.Open(Path.Combine(cloud.Folder, "oss.db"), Pragmas);
        _marks = new OssMarks(Database);
        _numbers = new FileNumbers(_marks, Gate);
        ObjectRows = new ObjectTable(Database);
        UploadRows = new UploadTable(Database);
        Files = new ObjectFiles(Path.Combine(cloud.Folder, "oss"));
        Objects = new ObjectStore(this);
        Uploads = new UploadStore(this);
        if (_marks[ClosedCleanly, 0] == 0)
        {
            Sweep();
        }

        _marks[ClosedCleanly, 0] = 0;
    }

    /// <summary>Objects.</summary>
    public ObjectStore Objects { get; }

    /// <summary>Unfinished multipart uploads.</summary>
    public UploadStore Uploads { get; }

    /// <summary>Held around every use of the rows. Taken before the lock of the documents, never after.</summary>
    internal Lock Gate { get; } = new();

    internal SqliteDatabase Database { get; }

    internal ObjectTable ObjectRows { get; }

    internal UploadTable UploadRows { get; }

    internal ObjectFiles Files { get; }

    /// <summary>The store of a cloud, opened at its first use.</summary>
    public static OssStore Of(CloudState cloud) => cloud.Part(static state => new OssStore(state));

    /// <summary>Forgets an empty bucket.</summary>
    /// <exception cref="CloudError"><c>BucketNotEmpty</c>.</exception>
    public void RemoveBucket(BucketDocument bucket)
    {
        lock (Gate)
        {
            if (ObjectRows.Measure(bucket.Id).Count > 0 || UploadRows.List(bucket.Id).Count > 0)
            {
                throw OssErrors.BucketNotEmpty(bucket.Name);
            }

            OssBuckets.Remove(_cloud, bucket);
        }

        Files.DeleteBucket(bucket.Id);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Gate)
        {
            Objects.Close();
            _marks[ClosedCleanly, 0] = 1;
            Database.Dispose();
        }
    }

    /// <summary>A number for a new file; 0 for an empty one, which has no file.</summary>
    internal long NumberFor(ReadOnlyMemory<byte> body) => body.IsEmpty ? 0 : _numbers.Take();

    /// <summary>The bucket as it is now; a bucket that was deleted meanwhile, even if created again, is not there any more.</summary>
    /// <exception cref="CloudError"><c>NoSuchBucket</c>.</exception>
    internal BucketDocument Current(BucketDocument bucket) => OssBuckets.Find(_cloud, bucket.Name) is { } current && current.Id == bucket.Id
        ? current
        : throw OssErrors.NoSuchBucket(bucket.Name);

    private void Sweep()
    {
        HashSet<string> buckets = [.. OssBuckets.All(_cloud).Select(static bucket => bucket.Id)];
        var used = new HashSet<long>();
        SqliteStatement select = Database.Prepare("SELECT file FROM objects UNION ALL SELECT file FROM parts");
        while (select.Step())
        {
            used.Add(select.Int64(0));
        }

        select.Reset();
        Files.Sweep(buckets.Contains, used.Contains);
    }
}
