using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads versioning, which was never set: PutBucketVersioning is not built and answers <c>NotImplemented</c>.</summary>
internal sealed class GetBucketVersioning() : OssOperation(nameof(GetBucketVersioning), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        _ = call.Bucket;
        return OssAnswers.Xml(new XElement("VersioningConfiguration"));
    }
}
