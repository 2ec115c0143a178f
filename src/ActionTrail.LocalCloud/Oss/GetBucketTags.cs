using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the tags of a bucket.</summary>
internal sealed class GetBucketTags() : OssOperation(nameof(GetBucketTags), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) =>
        OssAnswers.Xml(BucketSettings.Find(call.Bucket, PutBucketTags.Setting) ?? new XElement("Tagging", new XElement("TagSet")));
}
