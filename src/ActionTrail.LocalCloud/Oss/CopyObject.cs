using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Copies an object of the same region, with its headers or with new ones.</summary>
internal sealed class CopyObject() : OssAsyncOperation(nameof(CopyObject), OssEffect.ObjectWrite)
{
    private const string Directive = "x-oss-metadata-directive";

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [CopySource.Of(call).Demand(call), .. call.WriteDemands()];

    /// <inheritdoc/>
    protected override async ValueTask<WireResponse> ExecuteAsync(OssCall call)
    {
        WireHeaders request = call.Request.Headers;
        (StoredObject source, ReadOnlyMemory<byte> bytes) = CopySource.Of(call).Read(call, static _ => null);
        string headers = request[Directive].ToUpperInvariant() switch
        {
            "" or "COPY" => ObjectHeaders.ForCopy(source.Headers, request, call.Bucket),
            "REPLACE" => ObjectHeaders.FromRequest(request, call.Bucket),
            _ => throw OssErrors.InvalidArgument(Directive, request[Directive], "COPY or REPLACE is expected."),
        };
        StoredObject draft = PutObject.Draft(call, ContentDigest.Of(bytes.Span), bytes.Length, headers);
        StoredObject stored = await call.Store.Objects.PutAsync(call.Bucket, draft, bytes, WriteRules.Overwrite(call)).ConfigureAwait(false);
        WireResponse response = OssAnswers.Xml(new XElement(
            "CopyObjectResult",
            new XElement("ETag", ObjectAnswers.Quote(stored.ETag)),
            new XElement("LastModified", stored.ModifiedText)));
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        response.Headers["x-oss-hash-crc64ecma"] = ObjectAnswers.Crc(stored.Crc);
        return response;
    }
}
