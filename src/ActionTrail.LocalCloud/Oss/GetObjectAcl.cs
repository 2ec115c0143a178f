using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the ACL of an object; <c>default</c> means that it follows its bucket.</summary>
internal sealed class GetObjectAcl() : OssOperation(nameof(GetObjectAcl), OssEffect.ObjectRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) =>
        GetBucketAcl.Show(call.Bucket.Owner, ObjectRead.RequireItself(call).Header(ObjectHeaders.Acl) ?? BucketGrants.Default);
}
