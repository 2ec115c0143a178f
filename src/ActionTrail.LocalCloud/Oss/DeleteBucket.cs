using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Deletes an empty bucket.</summary>
internal sealed class DeleteBucket() : OssOperation(nameof(DeleteBucket), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        call.Store.RemoveBucket(call.Bucket);
        return OssAnswers.Empty(204);
    }
}
