using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Locks a retention policy for ever.</summary>
internal sealed class CompleteBucketWorm() : OssOperation(nameof(CompleteBucketWorm), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        OssWorm worm = BucketWorm.RequireNamed(call);
        if (worm.State == OssWormState.Locked)
        {
            throw OssErrors.WormLocked();
        }

        call.Save(call.Bucket with { Worm = worm with { State = OssWormState.Locked } });
        return OssAnswers.Empty();
    }
}
