using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Sets a retention policy, which is void unless it is completed within 24 hours.</summary>
internal sealed class InitiateBucketWorm() : OssOperation(nameof(InitiateBucketWorm), OssEffect.BucketWrite)
{
    private const int IdLength = 32;

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        int days = BucketWorm.Days(OssDocuments.Read(call, "InitiateWormConfiguration"));
        if (call.Bucket.WormAt(call.Now) is { } present)
        {
            throw present.State == OssWormState.Locked ? OssErrors.WormLocked() : OssErrors.WormExists();
        }

        if (call.Bucket.Versioning == "Suspended")
        {
            throw OssErrors.InvalidBucketState("A retention policy cannot be set: versioning of the bucket is suspended.");
        }

        var worm = new OssWorm(call.Cloud.Ids.Text(IdLength).ToUpperInvariant(), OssWormState.InProgress, days, PutObject.WholeSeconds(call.Now));
        call.Save(call.Bucket with { Worm = worm });
        WireResponse response = OssAnswers.Empty();
        response.Headers["x-oss-worm-id"] = worm.Id;
        return response;
    }
}
