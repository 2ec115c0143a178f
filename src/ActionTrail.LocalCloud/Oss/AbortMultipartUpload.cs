using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Ends a multipart upload and forgets its parts.</summary>
internal sealed class AbortMultipartUpload() : OssOperation(nameof(AbortMultipartUpload), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        call.Store.Uploads.Abort(call.Bucket, UploadPart.Upload(call));
        return OssAnswers.Empty(204);
    }
}
