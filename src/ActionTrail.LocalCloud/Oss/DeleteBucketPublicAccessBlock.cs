using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lets ACLs and policy decide about public access again.</summary>
internal sealed class DeleteBucketPublicAccessBlock() : OssOperation(nameof(DeleteBucketPublicAccessBlock), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        call.Save(call.Bucket with { BlockPublicAccess = false });
        return OssAnswers.Empty(204);
    }
}
