using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// What OSS keeps: rows and the bytes of small objects in <c>oss.db</c>, larger ones in <c>oss/</c>, and there also small ones that are committed
/// together. A file is written first, then one transaction makes a row refer to it, then the file it replaces is deleted; a crash between leaves
/// a file that nobody refers to, which the next opening deletes. Small bytes in rows are written and replaced in the transaction of their row.
/// </summary>
internal sealed class OssStore : IDisposable
{
    private const string ClosedCleanly = "closed_cleanly";

    /// <summary>Most small bodies fit into a page with what stands beside them: with SQLite's own page size each spills into others.</summary>
    private const int PageSize = 8192;

    /// <summary>
    /// Keys come in no order, so most pages of some 20,000 rows are kept in memory. What is put is checkpointed beside the writing; SQLite's
    /// own checkpoint is for the little that else is written.
    /// </summary>
    private const string Pragmas = "PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=16000;";

    private readonly CloudState _cloud;
    private readonly BackgroundCheckpoints _checkpoints;
    private readonly OssMarks _marks;
    private readonly FileNumbers _numbers;

    private OssStore(CloudState cloud)
    {
        _cloud = cloud;
        string path = Path.Combine(cloud.Folder, "oss.db");
        Database = SqliteDatabase.Open(path, Pragmas, PageSize);
        _checkpoints = new BackgroundCheckpoints(path, PageSize);
        _marks = new OssMarks(Database);
        _numbers = new FileNumbers(_marks, Gate);
        ObjectRows = new ObjectTable(Database);
        SmallBodies = new SmallBodies(Database);
        SharedBodies = new SharedBodies(Database);
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

    internal SmallBodies SmallBodies { get; }

    internal SharedBodies SharedBodies { get; }

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
            _checkpoints.Dispose();
            _marks[ClosedCleanly, 0] = 1;
            Database.Dispose();
        }
    }

    /// <summary>A number for the bytes of a new object: of a row where they are few, otherwise of a file; 0 for none.</summary>
    internal long NumberFor(ReadOnlyMemory<byte> body) => body.Length is > 0 and <= SmallBodies.MostBytes ? -_numbers.Take() : FileNumberFor(body);

    /// <summary>A number for a new file; 0 for an empty one, which has no file.</summary>
    internal long FileNumberFor(ReadOnlyMemory<byte> body) => body.IsEmpty ? 0 : _numbers.Take();

    /// <summary>Puts objects in the places of what their keys name, in one transaction: all or none. The caller holds the lock.</summary>
    /// <returns>The objects that were there, whose files the callers delete.</returns>
    internal IReadOnlyList<StoredObject?> Replace(IReadOnlyList<ObjectWrite> writes)
    {
        _checkpoints.Finish(Database);
        var slices = new BodySlice?[writes.Count];
        try
        {
            Share(writes, slices);
            StoredObject?[] replaced = Database.Transact(() => writes.Select((write, i) => Replace(write, slices[i])).ToArray());
            _checkpoints.Committed(writes.Where((_, i) => slices[i] is null).Sum(static write => write.Body.Length + (long)PageSize));
            SharedBodies.Tidy(Files);
            return replaced;
        }
        catch
        {
            for (int i = 0; i < slices.Length; i++)
            {
                Files.Delete(writes[i].Bucket.Id, slices[i]?.File ?? 0);
            }

            throw;
        }
    }

    /// <summary>Deletes the bytes of a small object; a number of a file does nothing. The caller holds the lock and a transaction, and tidies when it is committed.</summary>
    internal void RemoveSmall(string bucketId, long file)
    {
        if (SmallBodies.Holds(file) && !SharedBodies.Remove(bucketId, file))
        {
            SmallBodies.Remove(file);
        }
    }

    /// <summary>Puts an object in the place of what its key names. The caller holds the lock and a transaction, and deletes the file that was there.</summary>
    /// <returns>The object that was there.</returns>
    internal StoredObject? Replace(ObjectWrite write, BodySlice? slice = null)
    {
        BucketDocument bucket = Current(write.Bucket);
        StoredObject? present = ObjectRows.Add(bucket.Id, write.Stored) ? null : ObjectRows.Find(bucket.Id, write.Stored.Key);
        write.Guard(bucket, present);
        if (slice is not null)
        {
            SharedBodies.Add(write.Stored.File, slice);
        }
        else if (SmallBodies.Holds(write.Stored.File))
        {
            SmallBodies.Add(write.Stored.File, write.Body.Span);
        }

        if (present is not null)
        {
            ObjectRows.Put(bucket.Id, write.Stored);
            RemoveSmall(bucket.Id, present.File);
        }

        return present;
    }

    /// <summary>The bucket as it is now; a bucket that was deleted meanwhile, even if created again, is not there any more.</summary>
    /// <exception cref="CloudError"><c>NoSuchBucket</c>.</exception>
    internal BucketDocument Current(BucketDocument bucket) => OssBuckets.Find(_cloud, bucket.Name) is { } current && current.Id == bucket.Id
        ? current
        : throw OssErrors.NoSuchBucket(bucket.Name);

    /// <summary>Writes the small ones among some objects into one file for each bucket, where they are enough.</summary>
    private void Share(IReadOnlyList<ObjectWrite> writes, BodySlice?[] slices)
    {
        foreach (IGrouping<string, int> bucket in Enumerable.Range(0, writes.Count).Where(i => SmallBodies.Holds(writes[i].Stored.File)).GroupBy(i => writes[i].Bucket.Id))
        {
            if (bucket.Sum(i => (long)writes[i].Body.Length) >= SharedBodies.LeastBytes)
            {
                (long file, long start) = (_numbers.Take(), 0);
                foreach (int i in bucket)
                {
                    slices[i] = new BodySlice(file, start, writes[i].Body.Length);
                    start += writes[i].Body.Length;
                }

                Files.Write(bucket.Key, file, [.. bucket.Select(i => writes[i].Body)]);
            }
        }
    }

    private void Sweep()
    {
        HashSet<string> buckets = [.. OssBuckets.All(_cloud).Select(static bucket => bucket.Id)];
        var used = new HashSet<long>();
        SqliteStatement select = Database.Prepare("SELECT file FROM objects UNION ALL SELECT file FROM parts UNION ALL SELECT file FROM slices");
        while (select.Step())
        {
            used.Add(select.Int64(0));
        }

        select.Reset();
        Files.Sweep(buckets.Contains, used.Contains);
    }
}
