using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>
/// Writes each batch as one gzip file below a folder, under the path that its object would have in a bucket. The path follows from the batch
/// alone and a file appears whole or not at all, so writing a batch again writes the same file: exactly once.
/// </summary>
/// <param name="folder">The folder, absolute; made where it is missing.</param>
public sealed class FolderSink(string folder) : IDeliverySink
{
    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        ArchiveFile file = BatchFile.Encode(batch);
        var partition = ArchivePartition.SingleAccount(OssKeyPrefix.None, ArchiveKind.Management, RegionId.Parse(batch.Partition.Region));
        string path = Path.Combine(folder, ArchiveObjectKey.For(partition, batch.LatestEventTime, file).ToString());
        try
        {
            await WriteAsync(path, file.Bytes, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException($"File '{path}' cannot be written: {failure.Message}", "Make the folder writable and give it space; delivery is tried again by itself.", failure);
        }
    }

    /// <summary>Readers see the file when it is whole and on the disk. What a crash leaves behind has a name that they pass over and that the next try takes again.</summary>
    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        string directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory);
        string unfinished = Path.Combine(directory, $".{Path.GetFileName(path)}.tmp");
        var stream = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
