using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the encryption of new objects.</summary>
internal sealed class GetBucketEncryption() : OssOperation(nameof(GetBucketEncryption), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => OssAnswers.Xml((call.Bucket.Encryption ?? throw OssErrors.NoSuchEncryption()).ToXml());
}
