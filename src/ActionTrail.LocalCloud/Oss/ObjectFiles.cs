using System.Globalization;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// The bytes of larger objects and of parts: <c>oss/&lt;bucket id&gt;/&lt;two digits&gt;/&lt;file number&gt;</c>. Names are made of numbers only; no key is ever part of
/// a path, so none can leave its bucket's folder. A file is written under a number that nothing refers to yet and is never written over,
/// which makes the row that starts to refer to it the moment of truth.
/// </summary>
/// <param name="root">Folder <c>oss</c>, absolute.</param>
internal sealed class ObjectFiles(string root)
{
    /// <summary>Writes a new file, one run of bytes behind the other. It survives the end of the process, as everything here; not a power cut.</summary>
    public void Write(string bucketId, long file, params IReadOnlyList<ReadOnlyMemory<byte>> bytes)
    {
        string path = PathOf(bucketId, file);
        try
        {
            Create(path, bytes);
        }
        catch (DirectoryNotFoundException)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            Create(path, bytes);
        }
    }

    /// <summary>Joins files into a new one, handing each block of bytes to the caller as well.</summary>
    public void Join(string bucketId, long file, IEnumerable<(long File, long Size)> parts, Action<ReadOnlySpan<byte>> block)
    {
        Write(bucketId, file);
        using FileStream target = new(PathOf(bucketId, file), FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        byte[] buffer = new byte[1 << 20];
        foreach ((long part, long size) in parts.Where(static part => part.File != 0))
        {
            using FileStream source = new(PathOf(bucketId, part), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            for (long left = size; left > 0;)
            {
                int read = source.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
                if (read == 0)
                {
                    throw new EndOfStreamException($"File {part} of bucket {bucketId} is {left} bytes too short.");
                }

                target.Write(buffer, 0, read);
                block(buffer.AsSpan(0, read));
                left -= read;
            }
        }
    }

    /// <summary>Writes behind the bytes that count; what an append before left behind unfinished is overwritten.</summary>
    public void Append(string bucketId, long file, long offset, ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
        {
            return;
        }

        using var handle = File.OpenHandle(PathOf(bucketId, file), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Write(handle, body, offset);
    }

    /// <summary>Reads bytes of a file.</summary>
    /// <exception cref="FileNotFoundException">The file is gone, because its object was replaced or deleted meanwhile.</exception>
    public byte[] Read(string bucketId, long file, long offset, int count)
    {
        byte[] bytes = GC.AllocateUninitializedArray<byte>(count);
        using var handle = File.OpenHandle(PathOf(bucketId, file), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        for (int done = 0; done < count;)
        {
            int read = RandomAccess.Read(handle, bytes.AsSpan(done), offset + done);
            done += read > 0 ? read : throw new EndOfStreamException($"File {file} of bucket {bucketId} is too short.");
        }

        return bytes;
    }

    /// <summary>Deletes a file, if the number is that of one.</summary>
    public void Delete(string bucketId, long file)
    {
        if (file > 0)
        {
            File.Delete(PathOf(bucketId, file));
        }
    }

    /// <summary>Deletes a bucket's folder.</summary>
    public void DeleteBucket(string bucketId)
    {
        try
        {
            Directory.Delete(Path.Combine(root, bucketId), recursive: true);
        }
        catch (IOException)
        {
            // There is no folder where nothing was ever stored, and a write that lost its bucket just now deletes its own file.
        }
    }

    /// <summary>Deletes every file and folder that nothing refers to: what a crash left between a file and its row.</summary>
    /// <param name="isBucket">Whether a bucket of this id exists.</param>
    /// <param name="isUsed">Whether a row refers to a file.</param>
    public void Sweep(Predicate<string> isBucket, Predicate<long> isUsed)
    {
        Directory.CreateDirectory(root);
        foreach (string folder in Directory.EnumerateDirectories(root).Where(folder => !isBucket(Path.GetFileName(folder))).ToList())
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            if (!long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out long file) || !isUsed(file))
            {
                File.Delete(path);
            }
        }
    }

    private static void Create(string path, IReadOnlyList<ReadOnlyMemory<byte>> bytes)
    {
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(handle, bytes, 0);
    }

    private string PathOf(string bucketId, long file) =>
        Path.Combine(root, bucketId, (file % 100).ToString("00", CultureInfo.InvariantCulture), file.ToString(CultureInfo.InvariantCulture));
}
