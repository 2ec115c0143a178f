using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Sets the ACL of an object.</summary>
internal sealed class PutObjectAcl() : OssOperation(nameof(PutObjectAcl), OssEffect.ObjectWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        string acl = ObjectHeaders.CheckAcl(call.Request.Headers[ObjectHeaders.Acl]);
        if (call.Bucket.BlockPublicAccess && acl is (BucketGrants.PublicRead or BucketGrants.PublicReadWrite))
        {
            throw OssErrors.AccessDenied("Put public object acl is not allowed because public access is blocked.");
        }

        ObjectRead.RequireItself(call);
        call.Store.Objects.ChangeHeaders(call.Bucket, call.Key, headers => ObjectHeaders.With(headers, ObjectHeaders.Acl, acl));
        return OssAnswers.Empty();
    }
}
