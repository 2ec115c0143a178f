using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Sets the encryption of new objects. The local cloud records and reports it; the bytes on disk stay as they are.</summary>
internal sealed class PutBucketEncryption() : OssOperation(nameof(PutBucketEncryption), OssEffect.BucketWrite)
{
    /// <summary>Checks an algorithm.</summary>
    /// <exception cref="CloudError"><c>InvalidEncryptionAlgorithmError</c>.</exception>
    public static string Check(string algorithm) => algorithm is "AES256" or "KMS" or "SM4"
        ? algorithm
        : throw new CloudError(400, "InvalidEncryptionAlgorithmError", "The Encryption request you specified is not valid. Supported value: AES256/SM4/KMS.");

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        OssEncryption encryption = OssEncryption.FromXml(OssDocuments.Read(call, "ServerSideEncryptionRule"))
            ?? throw OssErrors.MalformedXml("ApplyServerSideEncryptionByDefault/SSEAlgorithm is missing.");
        Check(encryption.Algorithm);
        if (encryption.KmsKeyId is not null && encryption.Algorithm != "KMS")
        {
            throw OssErrors.InvalidArgument("KMSMasterKeyID", encryption.KmsKeyId, "KMSMasterKeyID is not applicable if the default sse algorithm is not KMS.");
        }

        call.Save(call.Bucket with { Encryption = encryption });
        return OssAnswers.Empty();
    }
}
