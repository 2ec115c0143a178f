using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Core.Setup;

/// <summary>The bucket for event files. What is null is left as it is.</summary>
public sealed record SetupBucket
{
    /// <summary>Account that owns it, by its name in the file.</summary>
    public required string Account { get; init; }

    /// <summary>Bucket name.</summary>
    public required BucketName Bucket { get; init; }

    /// <summary>Region.</summary>
    public required RegionId Region { get; init; }

    /// <summary>Prefix of the object keys.</summary>
    public OssKeyPrefix Prefix { get; init; } = OssKeyPrefix.None;

    /// <summary><c>AES256</c>, <c>KMS</c> or <c>SM4</c>.</summary>
    public string? Encryption { get; init; }

    /// <summary>Key id under <c>KMS</c>; null for the account's own key.</summary>
    public string? KmsKey { get; init; }

    /// <summary><c>private</c>, <c>public-read</c> or <c>public-read-write</c>.</summary>
    public string? Acl { get; init; }

    /// <summary>Whether public access is blocked.</summary>
    public bool? BlockPublicAccess { get; init; }

    /// <summary><c>enabled</c> or <c>suspended</c>.</summary>
    public string? Versioning { get; init; }

    /// <summary>Retention.</summary>
    public SetupRetention? Retention { get; init; }

    /// <summary>All lifecycle rules; empty for none.</summary>
    public IReadOnlyList<SetupLifecycleRule>? Lifecycle { get; init; }
}
