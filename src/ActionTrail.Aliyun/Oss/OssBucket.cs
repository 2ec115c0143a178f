using System.Xml.Linq;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Oss;

/// <summary>A bucket as GetBucketInfo shows it.</summary>
public sealed record OssBucket
{
    /// <summary>Name.</summary>
    public required BucketName Name { get; init; }

    /// <summary>Region that holds it.</summary>
    public required RegionId Region { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Account that owns it.</summary>
    public required string OwnerId { get; init; }

    /// <summary><c>private</c>, <c>public-read</c> or <c>public-read-write</c>.</summary>
    public required string Acl { get; init; }

    /// <summary><c>Standard</c>, <c>IA</c>, <c>Archive</c>, <c>ColdArchive</c> or <c>DeepColdArchive</c>.</summary>
    public required string StorageClass { get; init; }

    /// <summary><c>LRS</c> or <c>ZRS</c>.</summary>
    public required string Redundancy { get; init; }

    /// <summary>Encryption of new objects; null when none is set.</summary>
    public OssEncryption? Encryption { get; init; }

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or empty when versioning was never set.</summary>
    public string Versioning { get; init; } = "";

    /// <summary>Whether public access is blocked whatever ACL and policy say.</summary>
    public bool BlockPublicAccess { get; init; }

    /// <summary>Host for clients on the internet.</summary>
    public string ExtranetEndpoint { get; init; } = "";

    /// <summary>Host for clients inside the region.</summary>
    public string IntranetEndpoint { get; init; } = "";

    internal static OssBucket FromXml(XElement bucket) => new()
    {
        Name = BucketName.Parse(OssXml.Child(bucket, "Name")),
        Region = OssBucketSummary.RegionOf(OssXml.Child(bucket, "Location")),
        Created = OssXml.Time(OssXml.Child(bucket, "CreationDate")) ?? DateTimeOffset.UnixEpoch,
        OwnerId = OssXml.Child(bucket.Element("Owner"), "ID"),
        Acl = OssXml.Child(bucket.Element("AccessControlList"), "Grant"),
        StorageClass = OssXml.Child(bucket, "StorageClass"),
        Redundancy = OssXml.Child(bucket, "DataRedundancyType"),
        Encryption = OssEncryption.FromXml(bucket.Element("ServerSideEncryptionRule")),
        Versioning = OssXml.Child(bucket, "Versioning"),
        BlockPublicAccess = OssXml.Child(bucket, "BlockPublicAccess") == "true",
        ExtranetEndpoint = OssXml.Child(bucket, "ExtranetEndpoint"),
        IntranetEndpoint = OssXml.Child(bucket, "IntranetEndpoint"),
    };
}
