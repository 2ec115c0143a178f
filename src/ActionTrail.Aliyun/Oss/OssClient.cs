using System.Runtime.CompilerServices;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Object Storage Service: buckets and objects. Requests are virtual-hosted and signed V4.</summary>
/// <param name="connection">Identity, region and transport; the region must be the bucket's.</param>
public sealed class OssClient(CloudConnection connection)
{
    private readonly OssWire _wire = new(connection);

    /// <summary>Encryption, retention, lifecycle, policy and other settings of buckets.</summary>
    public OssBucketSettings Settings { get; } = new(new OssWire(connection));

    /// <summary>Multipart uploads.</summary>
    public OssUploads Uploads { get; } = new(new OssWire(connection));

    /// <summary>URLs that lend one operation to anybody.</summary>
    public OssPresigner Presigner { get; } = new(connection);

    /// <summary>Creates a bucket in the connection's region.</summary>
    /// <param name="bucket">Name, unique over all accounts.</param>
    /// <param name="options">How it is created.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>BucketAlreadyExists</c> and others.</exception>
    public Task PutBucketAsync(BucketName bucket, PutBucketOptions options, CancellationToken cancellationToken)
    {
        var call = new OssCall("PutBucket", "PUT", bucket) { Headers = options.Acl is null ? [] : [new("x-oss-acl", options.Acl)] };
        if (options.StorageClass is null && options.Redundancy is null)
        {
            return _wire.SendAsync(call, cancellationToken);
        }

        var configuration = new XElement("CreateBucketConfiguration", new XElement("StorageClass", options.StorageClass ?? "Standard"));
        if (options.Redundancy is not null)
        {
            configuration.Add(new XElement("DataRedundancyType", options.Redundancy));
        }

        return _wire.SendAsync(call, configuration, cancellationToken);
    }

    /// <summary>Reads a bucket.</summary>
    /// <param name="bucket">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The bucket.</returns>
    /// <exception cref="ApiException"><c>NoSuchBucket</c> and others.</exception>
    public async Task<OssBucket> GetBucketInfoAsync(BucketName bucket, CancellationToken cancellationToken)
    {
        XElement info = await _wire.ReadAsync(new OssCall("GetBucketInfo", "GET", bucket) { Query = [new("bucketInfo", null)] }, cancellationToken).ConfigureAwait(false);
        return OssBucket.FromXml(info.Element("Bucket") ?? info);
    }

    /// <summary>Deletes an empty bucket.</summary>
    /// <param name="bucket">Name.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>BucketNotEmpty</c> and others.</exception>
    public Task DeleteBucketAsync(BucketName bucket, CancellationToken cancellationToken) =>
        _wire.SendAsync(new OssCall("DeleteBucket", "DELETE", bucket), cancellationToken);

    /// <summary>Lists the buckets of the account, in all regions, by name.</summary>
    /// <param name="prefix">Only names that start so; empty for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The buckets, page by page.</returns>
    public async IAsyncEnumerable<OssBucketSummary> ListBucketsAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string marker = "";
        do
        {
            var call = new OssCall("ListBuckets", "GET") { Query = [.. Present(("prefix", prefix), ("marker", marker))] };
            XElement page = await _wire.ReadAsync(call, cancellationToken).ConfigureAwait(false);
            foreach (XElement bucket in page.Element("Buckets")?.Elements("Bucket") ?? [])
            {
                yield return OssBucketSummary.FromXml(bucket);
            }

            marker = OssXml.Child(page, "IsTruncated") == "true" ? OssXml.Child(page, "NextMarker") : "";
        }
        while (marker.Length > 0);
    }

    /// <summary>Writes an object whole.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="body">The bytes, up to 2 GB here.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the service stored, its CRC-64 verified.</returns>
    /// <exception cref="ApiException"><c>FileAlreadyExists</c>, <c>FileImmutable</c> and others.</exception>
    public async Task<OssPutResult> PutObjectAsync(BucketName bucket, ObjectKey key, ReadOnlyMemory<byte> body, PutObjectOptions options, CancellationToken cancellationToken)
    {
        var call = new OssCall("PutObject", "PUT", bucket, key) { Headers = options.Headers(), Body = body };
        return OssPutResult.Verified(await _wire.SendAsync(call, cancellationToken).ConfigureAwait(false), body.Span);
    }

    /// <summary>Adds bytes to the end of an appendable object; position 0 creates it.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="position">Size that the object has now.</param>
    /// <param name="body">The bytes to add.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The size after it, which is the next position.</returns>
    /// <exception cref="ApiException"><c>PositionNotEqualToLength</c>, <c>ObjectNotAppendable</c> and others.</exception>
    public async Task<long> AppendObjectAsync(BucketName bucket, ObjectKey key, long position, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var call = new OssCall("AppendObject", "POST", bucket, key)
        {
            Query = [new("append", null), new("position", position.ToString(System.Globalization.CultureInfo.InvariantCulture))],
            Headers = [new("Content-Type", "application/octet-stream")],
            Body = body,
        };
        WireResponse response = await _wire.SendAsync(call, cancellationToken).ConfigureAwait(false);
        return long.Parse(response.Headers["x-oss-next-append-position"], System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Copies an object inside the service.</summary>
    /// <param name="source">Bucket and key to read.</param>
    /// <param name="bucket">Bucket to write, in the connection's region.</param>
    /// <param name="key">Key to write.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The ETag of the copy, without quotes.</returns>
    public async Task<string> CopyObjectAsync((BucketName Bucket, ObjectKey Key) source, BucketName bucket, ObjectKey key, CancellationToken cancellationToken)
    {
        var call = new OssCall("CopyObject", "PUT", bucket, key) { Headers = [new("x-oss-copy-source", $"/{source.Bucket}{OssWire.PathOf(source.Key)}")] };
        return OssXml.Child(await _wire.ReadAsync(call, cancellationToken).ConfigureAwait(false), "ETag").Trim('"');
    }

    /// <summary>Reads an object or a range of it. A whole object is verified by its CRC-64.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="options">Range and conditions.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ApiException"><c>NoSuchKey</c> and others.</exception>
    public async Task<OssObject> GetObjectAsync(BucketName bucket, ObjectKey key, GetObjectOptions options, CancellationToken cancellationToken)
    {
        var call = new OssCall("GetObject", "GET", bucket, key) { Headers = options.Headers() };
        WireResponse response = await _wire.SendAsync(call, cancellationToken).ConfigureAwait(false);
        if (response.Status == 200)
        {
            OssPutResult.Verified(response, response.Body.Span);
        }

        return new OssObject(OssObjectInfo.From(response.Headers, response.Body.Length), response.Body, response.Status == 304);
    }

    /// <summary>Reads the headers of an object.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The facts, or null when there is no such object.</returns>
    /// <exception cref="ApiException"><c>NoSuchBucket</c> and others.</exception>
    public async Task<OssObjectInfo?> HeadObjectAsync(BucketName bucket, ObjectKey key, CancellationToken cancellationToken)
    {
        try
        {
            WireResponse response = await _wire.SendAsync(new OssCall("HeadObject", "HEAD", bucket, key), cancellationToken).ConfigureAwait(false);
            return OssObjectInfo.From(response.Headers, 0);
        }
        catch (ApiException absent) when (absent.Code == "NoSuchKey")
        {
            return null;
        }
    }

    /// <summary>Deletes an object; one that is not there counts as deleted.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    /// <exception cref="ApiException"><c>FileImmutable</c> and others.</exception>
    public Task DeleteObjectAsync(BucketName bucket, ObjectKey key, CancellationToken cancellationToken) =>
        _wire.SendAsync(new OssCall("DeleteObject", "DELETE", bucket, key), cancellationToken);

    /// <summary>Deletes up to 1000 objects in one call.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="keys">Keys.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The keys that were deleted or not there; those that could not be deleted are missing.</returns>
    public async Task<IReadOnlyList<ObjectKey>> DeleteObjectsAsync(BucketName bucket, IReadOnlyCollection<ObjectKey> keys, CancellationToken cancellationToken)
    {
        var call = new OssCall("DeleteMultipleObjects", "POST", bucket) { Query = [new("delete", null), new("encoding-type", "url")] };
        var body = new XElement("Delete", new XElement("Quiet", "false"), keys.Select(key => new XElement("Object", new XElement("Key", key.Value))));
        XElement result = OssWire.Document(call, await _wire.SendAsync(call, body, cancellationToken).ConfigureAwait(false));
        Func<string, string> decode = OssListing.Decoder(result);
        return [.. result.Elements("Deleted").Select(deleted => ObjectKey.Parse(decode(OssXml.Child(deleted, "Key"))))];
    }

    /// <summary>One page of a listing.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="options">Which objects.</param>
    /// <param name="token"><see cref="OssObjectPage.NextToken"/> of the page before; null for the first.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page.</returns>
    public async Task<OssObjectPage> ListObjectPageAsync(BucketName bucket, ListObjectsOptions options, string? token, CancellationToken cancellationToken)
    {
        var call = new OssCall("ListObjectsV2", "GET", bucket) { Query = OssListing.Query(options, token) };
        return OssListing.Page(await _wire.ReadAsync(call, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Lists objects in UTF-8 byte order of their keys. A reader that stops early stops the paging.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="options">Which objects; with a delimiter, common prefixes are left out here.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The objects, page by page.</returns>
    public async IAsyncEnumerable<OssObjectSummary> ListObjectsAsync(BucketName bucket, ListObjectsOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            OssObjectPage page = await ListObjectPageAsync(bucket, options, token, cancellationToken).ConfigureAwait(false);
            foreach (OssObjectSummary summary in page.Objects)
            {
                yield return summary;
            }

            token = page.NextToken;
        }
        while (token is not null);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Present(params IEnumerable<(string Name, string Value)> parameters) =>
        parameters.Where(static parameter => parameter.Value.Length > 0).Select(static parameter => new KeyValuePair<string, string?>(parameter.Name, parameter.Value));
}
