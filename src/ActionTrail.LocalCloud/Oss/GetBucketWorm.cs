using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the retention policy in force.</summary>
internal sealed class GetBucketWorm() : OssOperation(nameof(GetBucketWorm), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => OssAnswers.Xml(BucketWorm.Require(call).ToXml());
}
