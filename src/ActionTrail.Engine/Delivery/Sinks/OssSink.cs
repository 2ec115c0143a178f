using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>
/// Writes each batch as one gzip file. The key follows from the batch alone, so writing it again writes the same object: exactly once.
/// </summary>
/// <param name="trail">The trail.</param>
/// <param name="destination">Where the files go.</param>
/// <param name="role">Role that writes.</param>
/// <param name="client">Client in the bucket's region that signs as the role.</param>
public sealed class OssSink(TrailIdentity trail, BucketTarget destination, WriteRole role, OssClient client) : IDeliverySink
{
    private static readonly PutObjectOptions s_options = new() { ContentType = "application/gzip" };

    /// <summary>What kind of events the files hold.</summary>
    /// <value>Default: management events.</value>
    public ArchiveKind Kind { get; init; } = ArchiveKind.Management;

    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public async Task WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        ArchiveFile file = BatchFile.Encode(batch);
        ObjectKey key = ArchiveObjectKey.For(PartitionOf(batch), batch.LatestEventTime, file).ToObjectKey();
        try
        {
            await client.PutObjectAsync(destination.Bucket, key, file.Bytes, s_options, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException locked) when (locked.Code is "FileImmutable" or "FileAlreadyExists")
        {
            await RequireSameAsync(key, file, locked, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            throw DeliveryTroubles.StoreMissing(
                role.Arn, $"bucket '{destination.Bucket}'", $"New-AtOssDestination -Context {{context}} -Bucket {destination.Bucket}", missing);
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            throw role.Denied($"bucket '{destination.Bucket}'", denied);
        }
    }

    private ArchivePartition PartitionOf(DeliveryBatch batch)
    {
        var region = RegionId.Parse(batch.Partition.Region);
        return trail.DirectoryId is { } directory
            ? ArchivePartition.MultiAccount(destination.Prefix, Kind, (directory, AccountId.Parse(batch.Partition.AccountId)), region)
            : ArchivePartition.SingleAccount(destination.Prefix, Kind, region);
    }

    /// <summary>
    /// A retention policy refuses to write an object again, even the same one. The key carries size and MD5, so an object of that key is
    /// that object; where the role may look, its ETag is compared too.
    /// </summary>
    private async Task RequireSameAsync(ObjectKey key, ArchiveFile file, ApiException locked, CancellationToken cancellationToken)
    {
        OssObjectInfo? stored;
        try
        {
            stored = await client.HeadObjectAsync(destination.Bucket, key, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            return; // The delivery policy lets the role write but not read.
        }

        if (stored is null || !string.Equals(stored.ETag, file.Md5, StringComparison.OrdinalIgnoreCase))
        {
            throw new DeliveryException($"Object '{key}' of bucket '{destination.Bucket}' was expected to have MD5 {file.Md5}, but is locked with {stored?.ETag ?? "nothing"}.", "", locked);
        }
    }
}
