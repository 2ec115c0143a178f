using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Removes a retention policy that is not locked.</summary>
internal sealed class AbortBucketWorm() : OssOperation(nameof(AbortBucketWorm), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        if (call.Bucket.WormAt(call.Now) is { State: OssWormState.Locked })
        {
            throw OssErrors.WormLocked();
        }

        call.Save(call.Bucket with { Worm = null });
        return OssAnswers.Empty(204);
    }
}
