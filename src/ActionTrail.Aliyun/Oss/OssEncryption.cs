using System.Xml.Linq;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Server-side encryption of a bucket.</summary>
/// <param name="Algorithm"><c>AES256</c>, <c>KMS</c> or <c>SM4</c>.</param>
/// <param name="KmsKeyId">Customer master key for <c>KMS</c>; null for the default key.</param>
/// <param name="KmsDataAlgorithm">Algorithm under <c>KMS</c>, for example <c>SM4</c>; null for the default.</param>
/// <remarks>Source: PutBucketEncryption.</remarks>
public sealed record OssEncryption(string Algorithm, string? KmsKeyId = null, string? KmsDataAlgorithm = null)
{
    /// <summary>Keys managed by OSS, AES-256.</summary>
    public static OssEncryption Aes256 { get; } = new("AES256");

    /// <summary>Keys managed by KMS, the account's default key.</summary>
    public static OssEncryption Kms { get; } = new("KMS");

    /// <summary>Writes <c>ServerSideEncryptionRule</c>.</summary>
    /// <returns>The element.</returns>
    public XElement ToXml() =>
        new("ServerSideEncryptionRule", new XElement("ApplyServerSideEncryptionByDefault", Members()));

    /// <summary>Reads <c>ServerSideEncryptionRule</c>, in the nested form or the flat form of GetBucketInfo.</summary>
    /// <param name="rule">The element; null reads as none.</param>
    /// <returns>The rule; null when it names no algorithm.</returns>
    public static OssEncryption? FromXml(XElement? rule)
    {
        XElement? members = rule?.Element("ApplyServerSideEncryptionByDefault") ?? rule;
        return OssXml.Child(members, "SSEAlgorithm") is { Length: > 0 } algorithm && algorithm != "None"
            ? new(algorithm, Optional("KMSMasterKeyID"), Optional("KMSDataEncryption"))
            : null;

        string? Optional(string name) => OssXml.Child(members, name) is { Length: > 0 } value ? value : null;
    }

    /// <summary>The members as GetBucketInfo shows them, directly below <c>ServerSideEncryptionRule</c>.</summary>
    /// <returns>One to three elements.</returns>
    public IEnumerable<XElement> Members()
    {
        yield return new XElement("SSEAlgorithm", Algorithm);
        if (KmsKeyId is not null)
        {
            yield return new XElement("KMSMasterKeyID", KmsKeyId);
        }

        if (KmsDataAlgorithm is not null)
        {
            yield return new XElement("KMSDataEncryption", KmsDataAlgorithm);
        }
    }
}
