using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Tells whether public access is blocked.</summary>
internal sealed class GetBucketPublicAccessBlock() : OssOperation(nameof(GetBucketPublicAccessBlock), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => OssAnswers.Xml(
        new XElement("PublicAccessBlockConfiguration", new XElement("BlockPublicAccess", ObjectListing.Flag(call.Bucket.BlockPublicAccess))));
}
