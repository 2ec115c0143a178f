using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Removes the bucket policy.</summary>
internal sealed class DeleteBucketPolicy() : OssOperation(nameof(DeleteBucketPolicy), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        call.Save(call.Bucket with { Policy = null });
        return OssAnswers.Empty(204);
    }
}
