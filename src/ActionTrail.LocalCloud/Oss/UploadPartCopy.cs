using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Makes a part from an object or a range of one.</summary>
internal sealed class UploadPartCopy() : OssOperation(nameof(UploadPartCopy), OssEffect.ObjectWrite)
{
    private const string Range = "x-oss-copy-source-range";

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [CopySource.Of(call).Demand(call), call.Demand("oss:PutObject")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        StoredUpload upload = UploadPart.Upload(call);
        string range = call.Request.Headers[Range];
        (_, ReadOnlyMemory<byte> bytes) = CopySource.Of(call).Read(
            call, source => range.Length == 0 ? null : ByteRange.Parse(range, source.Size) ?? throw OssErrors.InvalidRange(range));
        StoredPart part = UploadPart.Draft(call, ContentDigest.Of(bytes.Span), bytes.Length);
        call.Store.Uploads.PutPart(call.Bucket, upload, part, bytes);
        WireResponse response = OssAnswers.Xml(new XElement(
            "CopyPartResult",
            new XElement("LastModified", OssXml.Time(part.Modified)),
            new XElement("ETag", ObjectAnswers.Quote(part.ETag))));
        response.Headers["ETag"] = ObjectAnswers.Quote(part.ETag);
        return response;
    }
}
