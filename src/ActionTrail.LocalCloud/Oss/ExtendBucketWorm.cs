using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lengthens a locked retention policy.</summary>
internal sealed class ExtendBucketWorm() : OssOperation(nameof(ExtendBucketWorm), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        OssWorm worm = BucketWorm.RequireNamed(call);
        int days = BucketWorm.Days(OssDocuments.Read(call, "ExtendWormConfiguration"));
        if (worm.State != OssWormState.Locked)
        {
            throw OssErrors.InvalidWorm("The WORM Configuration is not locked.");
        }

        if (days <= worm.RetentionDays)
        {
            throw OssErrors.InvalidWorm($"RetentionPeriodInDays is {days}; more than the present {worm.RetentionDays} is needed.");
        }

        call.Save(call.Bucket with { Worm = worm with { RetentionDays = days } });
        return OssAnswers.Empty();
    }
}
