using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Verification;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>
/// The objects of a bucket whose keys start with a prefix. They are listed page by page, and where the rest of a page's folder cannot hold
/// what is asked for, the next page starts behind it, so years that are not asked for cost a request each folder, not one each thousand objects.
/// </summary>
public sealed class OssSource : IArchiveSource
{
    private const int DefaultOpenAhead = 16;

    private readonly OssClient _oss;
    private readonly BucketName _bucket;
    private readonly string _prefix;

    /// <summary>Names a bucket and a prefix.</summary>
    /// <param name="connection">An identity that may list and read the bucket, in the bucket's region.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">How keys start, as OSS takes it; empty for all objects.</param>
    public OssSource(CloudConnection connection, BucketName bucket, string prefix)
    {
        _oss = new(connection);
        _bucket = bucket;
        _prefix = prefix;
        Name = $"oss://{bucket}/{prefix}";
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int OpenAhead => DefaultOpenAhead;

    /// <summary>Objects and folders in a page.</summary>
    internal int PageSize { get; init; } = ListObjectsOptions.Default.PageSize;

    /// <summary>Bytes of an object that are held in memory at once; twice as many while the next ones come.</summary>
    internal int PieceSize { get; init; } = OssObjectStream.DefaultPieceSize;

    /// <summary>What a trail delivered to its bucket.</summary>
    /// <param name="connection">An identity that may list and read the bucket, mostly one of the account that owns it.</param>
    /// <param name="trail">The trail.</param>
    /// <returns>The source.</returns>
    /// <exception cref="UnsuitableException">The trail delivers to no bucket.</exception>
    public static OssSource Of(CloudConnection connection, Trail trail) => trail.OssBucketName.Length > 0
        ? new(TrailDestinations.InBucketRegion(connection, trail), BucketName.Parse(trail.OssBucketName), OssKeyPrefix.Parse(trail.OssKeyPrefix).Before("AliyunLogs/"))
        : throw new UnsuitableException($"Trail '{trail.Name}' delivers to no bucket; Set-AtTrail -Destination adds one.");

    /// <summary>Asks in which region a bucket lies. One that the account does not own, or may not ask for, must lie in the connection's region.</summary>
    /// <param name="connection">An identity that may list and read the bucket.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">How keys start, as OSS takes it; empty for all objects.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The source.</returns>
    public static async Task<OssSource> FindAsync(CloudConnection connection, BucketName bucket, string prefix, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (OssBucketSummary owned in new OssClient(connection).ListBucketsAsync(bucket.Value, cancellationToken).ConfigureAwait(false))
            {
                if (owned.Name == bucket)
                {
                    return new(connection.In(owned.Region), bucket, prefix);
                }
            }
        }
        catch (ApiException refused) when (refused.Kind == ApiErrorKind.Denied)
        {
            // Reading needs no right to list buckets.
        }

        return new(connection, bucket, prefix);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchiveItem> ListAsync(ArchiveKeyFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new ListObjectsOptions { Prefix = _prefix, PageSize = PageSize };
        string? token = null;
        do
        {
            OssObjectPage page = await _oss.ListObjectPageAsync(_bucket, listing, token, cancellationToken).ConfigureAwait(false);
            foreach (OssObjectSummary summary in page.Objects)
            {
                yield return new(summary.Key.Value, summary.Size);
            }

            token = page.NextToken;
            if (token is not null && page.Objects is [.., var last] && filter.SkipFrom(last.Key.Value) is { } further)
            {
                listing = listing with { StartAfter = further };
                token = ""; // A listing of its own.
            }
        }
        while (token is not null);
    }

    /// <inheritdoc/>
    public IArchiveBranch Branch(ArchiveKeyFilter filter, SearchOrder order) => new OssBranch(new(_oss, _bucket, PageSize) { Filter = filter, Order = order }, _prefix);

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenAsync(ArchiveItem item, CancellationToken cancellationToken)
    {
        var key = ObjectKey.Parse(item.Name);
        if (item.Size > PieceSize)
        {
            return await OssObjectStream.OpenAsync(
                (from, etag) => _oss.GetObjectAsync(_bucket, key, new() { From = from, To = from + PieceSize - 1, IfMatch = etag }, cancellationToken),
                item.Size.Value).ConfigureAwait(false);
        }

        OssObject whole = await _oss.GetObjectAsync(_bucket, key, GetObjectOptions.Default, cancellationToken).ConfigureAwait(false);
        return MemoryMarshal.TryGetArray(whole.Body, out ArraySegment<byte> bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(whole.Body.ToArray(), writable: false);
    }
}
