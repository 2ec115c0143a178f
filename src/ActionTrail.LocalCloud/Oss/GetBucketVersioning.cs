using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the state of versioning; the document is empty where it was never set.</summary>
internal sealed class GetBucketVersioning() : OssOperation(nameof(GetBucketVersioning), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => OssAnswers.Xml(
        new XElement("VersioningConfiguration", call.Bucket.Versioning.Length > 0 ? new XElement("Status", call.Bucket.Versioning) : null));
}
