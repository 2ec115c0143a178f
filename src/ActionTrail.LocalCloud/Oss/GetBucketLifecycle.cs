using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the lifecycle rules.</summary>
internal sealed class GetBucketLifecycle() : OssOperation(nameof(GetBucketLifecycle), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => BucketSettings.Get(call, BucketLifecycle.Setting, OssErrors.NoSuchLifecycle);
}
