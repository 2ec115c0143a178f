using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Seals;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>
/// Writes each batch as one gzip file. The key follows from the batch alone, so writing it again writes the same object: exactly once.
/// </summary>
/// <param name="trail">The trail.</param>
/// <param name="destination">Where the files go.</param>
/// <param name="writer">Writes there.</param>
public sealed class OssSink(TrailIdentity trail, BucketTarget destination, OssObjectWriter writer) : IDeliverySink
{
    /// <summary>What kind of events the files hold.</summary>
    /// <value>Default: management events.</value>
    public ArchiveKind Kind { get; init; } = ArchiveKind.Management;

    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken) => Prepare(batch)(cancellationToken);

    /// <inheritdoc/>
    public Func<CancellationToken, Task<WrittenObject?>> Prepare(DeliveryBatch batch)
    {
        ArchiveFile file = BatchFile.Encode(batch);
        ObjectKey key = ArchiveObjectKey.For(PartitionOf(batch), batch.LatestEventTime, file).ToObjectKey();
        return cancellationToken => WriteAsync(key, file, cancellationToken);
    }

    private async Task<WrittenObject?> WriteAsync(ObjectKey key, ArchiveFile file, CancellationToken cancellationToken)
    {
        var options = new PutObjectOptions { ContentType = "application/gzip", ContentMd5 = Convert.ToBase64String(Convert.FromHexString(file.Md5)) };
        await writer.WriteAsync(key, file.Bytes, options, cancellationToken).ConfigureAwait(false);

        // Chains of seals belong to trails.
        return destination.Role is null ? null : new WrittenObject(destination, new SealedObject(key.Value, SealDigest.HashOf(file.Bytes.Span), file.Bytes.Length, file.EventCount));
    }

    private ArchivePartition PartitionOf(DeliveryBatch batch)
    {
        var region = RegionId.Parse(batch.Partition.Region);
        return trail.DirectoryId is { } directory
            ? ArchivePartition.MultiAccount(destination.Prefix, Kind, (directory, AccountId.Parse(batch.Partition.AccountId)), region)
            : ArchivePartition.SingleAccount(destination.Prefix, Kind, region);
    }
}
