using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Stops encrypting new objects.</summary>
internal sealed class DeleteBucketEncryption() : OssOperation(nameof(DeleteBucketEncryption), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        call.Save(call.Bucket with { Encryption = null });
        return OssAnswers.Empty(204);
    }
}
