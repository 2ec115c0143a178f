using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Multipart uploads: begin, upload parts in any order, complete or abort.</summary>
public sealed class OssUploads
{
    private readonly OssWire _wire;

    internal OssUploads(OssWire wire) => _wire = wire;

    /// <summary>Begins an upload.</summary>
    /// <param name="bucket">Bucket.</param>
    /// <param name="key">Key of the object to be.</param>
    /// <param name="options">How it will be written.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The upload id.</returns>
    public async Task<string> BeginAsync(BucketName bucket, ObjectKey key, PutObjectOptions options, CancellationToken cancellationToken)
    {
        var call = new OssCall("InitiateMultipartUpload", "POST", bucket, key) { Query = [new("uploads", null)], Headers = options.Headers() };
        return OssXml.Child(await _wire.ReadAsync(call, cancellationToken).ConfigureAwait(false), "UploadId");
    }

    /// <summary>Uploads one part; a part with the same number is replaced.</summary>
    /// <param name="upload">Bucket, key and upload id.</param>
    /// <param name="number">1 to 10000.</param>
    /// <param name="body">At least 100 KB unless it is the last part.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The part, its CRC-64 verified.</returns>
    public async Task<OssPart> UploadPartAsync(OssUpload upload, int number, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var call = new OssCall("UploadPart", "PUT", upload.Bucket, upload.Key)
        {
            Query = [new("partNumber", number.ToString(CultureInfo.InvariantCulture)), new("uploadId", upload.Id)],
            Headers = [new("Content-Type", "application/octet-stream")],
            Body = body,
        };
        OssPutResult result = OssPutResult.Verified(await _wire.SendAsync(call, cancellationToken).ConfigureAwait(false), body.Span);
        return new OssPart(number, result.ETag, body.Length);
    }

    /// <summary>Joins the parts into the object.</summary>
    /// <param name="upload">Bucket, key and upload id.</param>
    /// <param name="parts">Parts in ascending order.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What the service stored.</returns>
    /// <exception cref="ApiException"><c>InvalidPart</c>, <c>InvalidPartOrder</c>, <c>NoSuchUpload</c> and others.</exception>
    public async Task<OssPutResult> CompleteAsync(OssUpload upload, IEnumerable<OssPart> parts, CancellationToken cancellationToken)
    {
        var call = new OssCall("CompleteMultipartUpload", "POST", upload.Bucket, upload.Key) { Query = [new("uploadId", upload.Id)] };
        var body = new XElement("CompleteMultipartUpload", parts.Select(static part => new XElement(
            "Part",
            new XElement("PartNumber", part.Number.ToString(CultureInfo.InvariantCulture)),
            new XElement("ETag", $"\"{part.ETag}\""))));
        WireResponse response = await _wire.SendAsync(call, body, cancellationToken).ConfigureAwait(false);
        return OssPutResult.From(response) with { ETag = OssXml.Child(OssWire.Document(call, response), "ETag").Trim('"') };
    }

    /// <summary>Ends an upload and forgets its parts.</summary>
    /// <param name="upload">Bucket, key and upload id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>A task.</returns>
    public Task AbortAsync(OssUpload upload, CancellationToken cancellationToken) => _wire.SendAsync(
        new OssCall("AbortMultipartUpload", "DELETE", upload.Bucket, upload.Key) { Query = [new("uploadId", upload.Id)] },
        cancellationToken);

    /// <summary>The first 1000 parts that were uploaded so far, by number.</summary>
    /// <param name="upload">Bucket, key and upload id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The parts.</returns>
    public async Task<IReadOnlyList<OssPart>> ListPartsAsync(OssUpload upload, CancellationToken cancellationToken)
    {
        var call = new OssCall("ListParts", "GET", upload.Bucket, upload.Key) { Query = [new("uploadId", upload.Id)] };
        XElement result = await _wire.ReadAsync(call, cancellationToken).ConfigureAwait(false);
        return [.. result.Elements("Part").Select(static part => new OssPart(
            OssXml.Number(OssXml.Child(part, "PartNumber")) ?? 0,
            OssXml.Child(part, "ETag").Trim('"'),
            long.Parse(OssXml.Child(part, "Size"), NumberStyles.None, CultureInfo.InvariantCulture)))];
    }
}
