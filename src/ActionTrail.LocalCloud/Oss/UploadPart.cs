using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Uploads one part; a part with the same number is replaced.</summary>
internal sealed class UploadPart() : OssOperation(nameof(UploadPart), OssEffect.ObjectWrite)
{
    private const int MostParts = 10_000;

    /// <summary>The upload that a request names.</summary>
    public static StoredUpload Upload(OssCall call) => call.Store.Uploads.Require(call.Bucket, call.Key, call.Query["uploadId"]);

    /// <summary>The part that a request names.</summary>
    public static StoredPart Draft(OssCall call, ContentDigest digest, long size) => new(
        call.Query["partNumber"].Length > 0
            ? (int)call.Query.Integer("partNumber", 1, MostParts, 0)
            : throw OssErrors.InvalidArgument("partNumber", "", $"partNumber must be a whole number from 1 to {MostParts}."),
        0,
        size,
        digest.ETag,
        digest.Crc,
        PutObject.WholeSeconds(call.Now));

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [call.Demand("oss:PutObject")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        StoredPart part = Draft(call, ContentDigest.Of(call), call.Request.Body.Length);
        call.Store.Uploads.PutPart(call.Bucket, Upload(call), part, call.Request.Body);
        WireResponse response = OssAnswers.Empty();
        response.Headers["ETag"] = ObjectAnswers.Quote(part.ETag);
        response.Headers["x-oss-hash-crc64ecma"] = ObjectAnswers.Crc(part.Crc);
        return response;
    }
}
