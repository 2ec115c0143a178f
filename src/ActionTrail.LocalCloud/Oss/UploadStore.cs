using ActionTrail.Aliyun.Checksums;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Unfinished multipart uploads of all buckets. Thread-safe.</summary>
/// <param name="store">Rows, files and lock.</param>
internal sealed class UploadStore(OssStore store)
{
    /// <summary>Begins an upload.</summary>
    public void Add(BucketDocument bucket, StoredUpload upload)
    {
        lock (store.Gate)
        {
            store.Current(bucket);
            store.UploadRows.Add(bucket.Id, upload);
        }
    }

    /// <summary>Finds an upload.</summary>
    /// <exception cref="CloudError"><c>NoSuchUpload</c>.</exception>
    public StoredUpload Require(BucketDocument bucket, byte[] key, string id)
    {
        lock (store.Gate)
        {
            return store.UploadRows.Find(bucket.Id, key, id) ?? throw OssErrors.NoSuchUpload(id);
        }
    }

    /// <summary>The unfinished uploads of a bucket, by key and id.</summary>
    public IReadOnlyList<StoredUpload> List(BucketDocument bucket)
    {
        lock (store.Gate)
        {
            return store.UploadRows.List(bucket.Id);
        }
    }

    /// <summary>The parts of an upload, by number.</summary>
    public IReadOnlyList<StoredPart> Parts(StoredUpload upload)
    {
        lock (store.Gate)
        {
            return store.UploadRows.Parts(upload.Id);
        }
    }

    /// <summary>Writes a part, new or over the old one of the same number.</summary>
    public void PutPart(BucketDocument bucket, StoredUpload upload, StoredPart draft, ReadOnlyMemory<byte> body)
    {
        StoredPart part = draft with { File = store.FileNumberFor(body) };
        StoredPart? replaced;
        try
        {
            if (part.File != 0)
            {
                store.Files.Write(bucket.Id, part.File, body);
            }

            lock (store.Gate)
            {
                store.Current(bucket);
                Require(bucket, upload.Key, upload.Id);
                replaced = store.UploadRows.Part(upload.Id, part.Number);
                store.UploadRows.PutPart(upload.Id, part);
            }
        }
        catch
        {
            store.Files.Delete(bucket.Id, part.File);
            throw;
        }

        store.Files.Delete(bucket.Id, replaced?.File ?? 0);
    }

    /// <summary>Joins parts into an object and ends the upload.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="upload">Upload.</param>
    /// <param name="parts">The parts that make the object, in order.</param>
    /// <param name="draft">The object; its file number and CRC are set here.</param>
    /// <param name="guard">Has the last word.</param>
    /// <returns>The object as it is stored.</returns>
    public StoredObject Complete(BucketDocument bucket, StoredUpload upload, IReadOnlyList<StoredPart> parts, StoredObject draft, WriteGuard guard)
    {
        StoredObject stored = draft with { File = store.FileNumberFor(new byte[1]) };
        StoredObject? replaced = null;
        IReadOnlyList<StoredPart> all = [];
        try
        {
            ulong crc = 0;
            store.Files.Join(bucket.Id, stored.File, parts.Select(static part => (part.File, part.Size)), block => crc = Crc64.Compute(block, crc));
            stored = stored with { Crc = crc };
            lock (store.Gate)
            {
                Require(bucket, upload.Key, upload.Id);
                all = store.UploadRows.Parts(upload.Id);
                replaced = store.Database.Transact(() =>
                {
                    StoredObject? before = store.Replace(new ObjectWrite(bucket, stored, default, guard));
                    store.UploadRows.Remove(bucket.Id, upload);
                    return before;
                });
                store.SharedBodies.Tidy(store.Files);
            }
        }
        catch (FileNotFoundException)
        {
            // The upload ended, or a part was replaced, while the parts were read.
            store.Files.Delete(bucket.Id, stored.File);
            throw OssErrors.NoSuchUpload(upload.Id);
        }
        catch
        {
            store.Files.Delete(bucket.Id, stored.File);
            throw;
        }

        store.Files.Delete(bucket.Id, replaced?.File ?? 0);
        DeleteFiles(bucket, all);
        return stored;
    }

    /// <summary>Ends an upload without an object.</summary>
    public void Abort(BucketDocument bucket, StoredUpload upload)
    {
        IReadOnlyList<StoredPart> parts;
        lock (store.Gate)
        {
            Require(bucket, upload.Key, upload.Id);
            parts = store.UploadRows.Parts(upload.Id);
            store.Database.Transact(() =>
            {
                store.UploadRows.Remove(bucket.Id, upload);
                return upload;
            });
        }

        DeleteFiles(bucket, parts);
    }

    private void DeleteFiles(BucketDocument bucket, IReadOnlyList<StoredPart> parts)
    {
        foreach (StoredPart part in parts)
        {
            store.Files.Delete(bucket.Id, part.File);
        }
    }
}
