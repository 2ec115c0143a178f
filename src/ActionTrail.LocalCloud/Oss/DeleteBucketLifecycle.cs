using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Removes the lifecycle rules.</summary>
internal sealed class DeleteBucketLifecycle() : OssOperation(nameof(DeleteBucketLifecycle), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => BucketSettings.Delete(call, BucketLifecycle.Setting);
}
