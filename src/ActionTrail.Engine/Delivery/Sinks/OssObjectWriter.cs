using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>
/// Writes objects whose keys carry a hash of their bytes: to write one again, after a lost answer or a crash, writes the
/// same. Says what stands in the way and what mends it.
/// </summary>
/// <param name="destination">Where the objects go.</param>
/// <param name="writer">Who writes.</param>
/// <param name="client">Client in the bucket's region that signs as the writer.</param>
public sealed class OssObjectWriter(BucketTarget destination, IDestinationIdentity writer, OssClient client)
{
    /// <summary>Writes an object.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="options">Their type, and their MD5 where it is known.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    /// <returns>A task that completes when the bucket has it.</returns>
    /// <exception cref="ActionTrailException">The bucket did not take it.</exception>
    public async Task WriteAsync(ObjectKey key, ReadOnlyMemory<byte> bytes, PutObjectOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await client.PutObjectAsync(destination.Bucket, key, bytes, options, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException locked) when (locked.Code is "FileImmutable" or "FileAlreadyExists")
        {
            await RequireSameAsync(key, bytes, locked, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            throw writer.Missing($"bucket '{destination.Bucket}'", $"New-AtOssDestination -Context {{context}} -Bucket {destination.Bucket}", missing);
        }
        catch (ApiException denied) when (denied.Kind == ApiErrorKind.Denied)
        {
            throw writer.Denied($"bucket '{destination.Bucket}'", denied);
        }
    }

    /// <summary>
    /// A retention policy refuses to write an object again, even the same one. The key carries a hash, so an object of that key is that
    /// object; where the role may look, its ETag is compared too.
    /// </summary>
    private async Task RequireSameAsync(ObjectKey key, ReadOnlyMemory<byte> bytes, ApiException locked, CancellationToken cancellationToken)
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

        string md5 = ArchiveFile.Md5Of(bytes.Span);
        if (stored is null || !string.Equals(stored.ETag, md5, StringComparison.OrdinalIgnoreCase))
        {
            throw new DeliveryException($"Object '{key}' of bucket '{destination.Bucket}' was expected to have MD5 {md5}, but is locked with {stored?.ETag ?? "nothing"}.", "", locked);
        }
    }
}
