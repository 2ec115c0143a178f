using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Tells the region of a bucket.</summary>
internal sealed class GetBucketLocation() : OssOperation(nameof(GetBucketLocation), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => OssAnswers.Xml(new XElement("LocationConstraint", call.Bucket.Location));
}
