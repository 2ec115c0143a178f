using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>A bucket and its settings.</summary>
internal sealed record BucketDocument
{
    /// <summary>Name, unique in the cloud.</summary>
    public required string Name { get; init; }

    /// <summary>Inner id: names the bucket's folder and rows, so that a bucket created again under the same name finds nothing of the old one.</summary>
    public required string Id { get; init; }

    /// <summary>Account that owns it.</summary>
    public required string Owner { get; init; }

    /// <summary>Region, without <c>oss-</c>.</summary>
    public required string Region { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>Storage class of new objects.</summary>
    public string StorageClass { get; init; } = "Standard";

    /// <summary><c>LRS</c> or <c>ZRS</c>.</summary>
    public string Redundancy { get; init; } = "LRS";

    /// <summary><c>private</c>, <c>public-read</c> or <c>public-read-write</c>.</summary>
    public string Acl { get; init; } = BucketGrants.Private;

    /// <summary>Resource group; empty for the default one.</summary>
    public string ResourceGroupId { get; init; } = "";

    /// <summary>Encryption of new objects; null for none.</summary>
    public OssEncryption? Encryption { get; init; }

    /// <summary>Retention policy as it was set; <see cref="WormAt"/> tells whether it counts.</summary>
    public OssWorm? Worm { get; init; }

    /// <summary>Bucket policy (JSON); null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether public access is blocked.</summary>
    public bool BlockPublicAccess { get; init; }

    /// <summary><c>Enabled</c>, <c>Suspended</c>, or empty when versioning was never set. Versions themselves are not kept.</summary>
    public string Versioning { get; init; } = "";

    /// <summary>Settings kept as the documents that set them: sub-resource to XML.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Location as OSS writes it.</summary>
    public string Location => "oss-" + Region;

    /// <summary>Host for clients on the internet.</summary>
    public string ExtranetEndpoint => $"oss-{Region}.aliyuncs.com";

    /// <summary>Host for clients inside the region.</summary>
    public string IntranetEndpoint => $"oss-{Region}-internal.aliyuncs.com";

    /// <summary>The retention policy in force; null when there is none, or when it was not confirmed in time.</summary>
    public OssWorm? WormAt(DateTimeOffset now) =>
        Worm is { State: OssWormState.InProgress } pending && now - pending.Created >= OssWorm.TimeToConfirm ? null : Worm;

    /// <summary>Whether an object must be kept as it is.</summary>
    /// <param name="modified">Its last modification.</param>
    /// <param name="now">The time.</param>
    public bool Protects(DateTimeOffset modified, DateTimeOffset now) =>
        WormAt(now) is { } worm && now - modified < TimeSpan.FromDays(worm.RetentionDays);

    /// <summary>The bucket with a setting replaced or, with null, removed.</summary>
    public BucketDocument With(string setting, string? xml)
    {
        var settings = new Dictionary<string, string>(Settings, StringComparer.Ordinal);
        settings.Remove(setting);
        if (xml is not null)
        {
            settings[setting] = xml;
        }

        return this with { Settings = settings };
    }
}
