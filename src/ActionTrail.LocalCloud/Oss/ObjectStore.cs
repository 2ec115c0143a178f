using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Objects of all buckets. Thread-safe.</summary>
/// <param name="store">Rows, files and lock.</param>
internal sealed class ObjectStore(OssStore store)
{
    private readonly CommitQueue<ObjectWrite, StoredObject?> _puts = new(store.Gate, writes => store.Replace(writes));

    /// <summary>Finds an object.</summary>
    public StoredObject? Find(BucketDocument bucket, byte[] key)
    {
        lock (store.Gate)
        {
            return store.ObjectRows.Find(bucket.Id, key);
        }
    }

    /// <summary>Writes an object; its row is committed together with those that others write at the same time.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="draft">The object; its file number is set here.</param>
    /// <param name="body">Its bytes.</param>
    /// <param name="guard">Has the last word.</param>
    /// <returns>The object as it is stored.</returns>
    public async Task<StoredObject> PutAsync(BucketDocument bucket, StoredObject draft, ReadOnlyMemory<byte> body, WriteGuard guard)
    {
        StoredObject stored = draft with { File = store.NumberFor(body) };
        StoredObject? replaced;
        try
        {
            if (stored.IsFile)
            {
                store.Files.Write(bucket.Id, stored.File, body);
            }

            replaced = await _puts.AddAsync(new ObjectWrite(bucket, stored, body, guard)).ConfigureAwait(false);
        }
        catch
        {
            store.Files.Delete(bucket.Id, stored.File);
            throw;
        }

        store.Files.Delete(bucket.Id, replaced?.File ?? 0);
        return stored;
    }

    /// <summary>Adds bytes to an appendable object, or creates it.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="body">The bytes to add.</param>
    /// <param name="next">Makes the new row from the bucket and the row of this moment, or throws.</param>
    /// <returns>The object as it is stored.</returns>
    public StoredObject Append(BucketDocument bucket, byte[] key, ReadOnlyMemory<byte> body, Func<BucketDocument, StoredObject?, StoredObject> next)
    {
        lock (store.Gate)
        {
            StoredObject? present = store.ObjectRows.Find(bucket.Id, key);
            StoredObject stored = next(store.Current(bucket), present);
            if (stored.IsFile || body.IsEmpty)
            {
                store.Files.Append(bucket.Id, stored.File, stored.Size - body.Length, body.Span);
                store.ObjectRows.Put(bucket.Id, stored);
                return stored;
            }

            ReadOnlySpan<byte> before = present is null ? [] : Read(bucket, present, 0, (int)present.Size);
            return Rewrite(bucket, stored, [.. before, .. body.Span]);
        }
    }

    /// <summary>Changes the headers of an object.</summary>
    /// <returns>The object as it is stored; null when there is none.</returns>
    public StoredObject? ChangeHeaders(BucketDocument bucket, byte[] key, Func<string, string> change)
    {
        lock (store.Gate)
        {
            if (store.ObjectRows.Find(bucket.Id, key) is not { } present)
            {
                return null;
            }

            StoredObject stored = present with { Headers = change(present.Headers) };
            store.ObjectRows.Put(bucket.Id, stored);
            return stored;
        }
    }

    /// <summary>Deletes an object; one that is not there counts as deleted.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="guard">Has the last word.</param>
    public void Delete(BucketDocument bucket, byte[] key, WriteGuard guard)
    {
        StoredObject? removed;
        lock (store.Gate)
        {
            removed = store.ObjectRows.Find(bucket.Id, key);
            if (removed is null)
            {
                return;
            }

            guard(store.Current(bucket), removed);
            store.Database.Transact(() =>
            {
                store.ObjectRows.Remove(bucket.Id, key);
                store.RemoveSmall(bucket.Id, removed.File);
                return removed;
            });
            store.SharedBodies.Tidy(store.Files);
        }

        store.Files.Delete(bucket.Id, removed.File);
    }

    /// <summary>Reads bytes of an object, which may be replaced at any time.</summary>
    /// <returns>The bytes; null when the object has changed meanwhile, and must be looked up again.</returns>
    public byte[]? Read(BucketDocument bucket, StoredObject stored, long offset, int count)
    {
        if (count == 0)
        {
            return [];
        }

        long file = stored.File;
        if (SmallBodies.Holds(file))
        {
            lock (store.Gate)
            {
                if (store.SharedBodies.Find(file) is not { } slice)
                {
                    return store.SmallBodies.Read(file, offset, count);
                }

                (file, offset) = offset + count <= slice.Size ? (slice.File, slice.Start + offset) : throw new EndOfStreamException($"Body {-file} is too short.");
            }
        }

        try
        {
            return store.Files.Read(bucket.Id, file, offset, count);
        }
        catch (IOException) when (Find(bucket, stored.Key)?.File != stored.File)
        {
            return null;
        }
    }

    /// <summary>One page of a listing.</summary>
    public ObjectPage List(BucketDocument bucket, ObjectPageRequest request)
    {
        lock (store.Gate)
        {
            return request.Run(store.ObjectRows, bucket.Id);
        }
    }

    /// <summary>All objects whose keys start so, page by page, so that nobody waits for the whole bucket.</summary>
    public IEnumerable<StoredObject> All(BucketDocument bucket, byte[] prefix)
    {
        byte[]? after = [];
        while (after is not null)
        {
            ObjectPage page = List(bucket, new ObjectPageRequest(prefix, [], after, 1000));
            foreach (StoredObject stored in page.Objects)
            {
                yield return stored;
            }

            after = page.Last;
        }
    }

    /// <summary>How many objects a bucket holds, and their size in bytes.</summary>
    public (long Count, long Bytes) Measure(BucketDocument bucket)
    {
        lock (store.Gate)
        {
            return store.ObjectRows.Measure(bucket.Id);
        }
    }

    /// <summary>Commits the rows that wait, before the database is closed. The caller holds the lock.</summary>
    public void Close() => _puts.Close();

    /// <summary>Writes the bytes of an object that grew to a place of their own. The caller holds the lock.</summary>
    private StoredObject Rewrite(BucketDocument bucket, StoredObject grown, byte[] body)
    {
        StoredObject stored = grown with { File = store.NumberFor(body) };
        try
        {
            if (stored.IsFile)
            {
                store.Files.Write(bucket.Id, stored.File, body);
            }

            store.Database.Transact(() => store.Replace(new ObjectWrite(bucket, stored, body, static (_, _) => { })));
            store.SharedBodies.Tidy(store.Files);
            return stored;
        }
        catch
        {
            store.Files.Delete(bucket.Id, stored.File);
            throw;
        }
    }
}
