using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Begins a multipart upload.</summary>
internal sealed class InitiateMultipartUpload() : OssOperation(nameof(InitiateMultipartUpload), OssEffect.ObjectWrite)
{
    private const int IdLength = 32;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => call.WriteDemands();

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        KeyWriter keys = KeyWriter.Of(call);
        var upload = new StoredUpload(
            call.Key, call.Cloud.Ids.Text(IdLength).ToUpperInvariant(), PutObject.WholeSeconds(call.Now), ObjectHeaders.FromRequest(call.Request.Headers, call.Bucket));
        call.Store.Uploads.Add(call.Bucket, upload);
        var result = new XElement("InitiateMultipartUploadResult", new XElement("Bucket", call.BucketName), new XElement("Key", keys.Write(call.Key)), new XElement("UploadId", upload.Id));
        result.Add(keys.EncodingType());
        return OssAnswers.Xml(result);
    }
}
