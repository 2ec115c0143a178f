using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Sets the ACL of a bucket.</summary>
internal sealed class PutBucketAcl() : OssOperation(nameof(PutBucketAcl), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        string acl = PutBucket.CheckAcl(call.Request.Headers["x-oss-acl"]);
        if (call.Bucket.BlockPublicAccess && acl != BucketGrants.Private)
        {
            throw OssErrors.AccessDenied("Put public bucket acl is not allowed because public access is blocked.");
        }

        call.Save(call.Bucket with { Acl = acl });
        WireResponse response = OssAnswers.Empty();
        response.Headers["Location"] = "/" + call.BucketName;
        return response;
    }
}
