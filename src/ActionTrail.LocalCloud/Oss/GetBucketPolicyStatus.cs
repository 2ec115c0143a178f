using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Tells whether the bucket policy allows everybody something.</summary>
internal sealed class GetBucketPolicyStatus() : OssOperation(nameof(GetBucketPolicyStatus), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        string policy = call.Bucket.Policy ?? throw OssErrors.NoSuchPolicy();
        return OssAnswers.Xml(new XElement("PolicyStatus", new XElement("IsPublic", ObjectListing.Flag(BucketGrants.IsPublic(policy)))));
    }
}
