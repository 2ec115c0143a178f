using ActionTrail.Aliyun.Oss;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Engine.Setup;

/// <summary>What a bucket should be like.</summary>
public sealed record OssDestinationRequest
{
    /// <summary>Bucket name.</summary>
    public required BucketName Bucket { get; init; }

    /// <summary>Prefix of object keys.</summary>
    public OssKeyPrefix KeyPrefix { get; init; } = OssKeyPrefix.None;

    /// <summary>Encryption of new objects; null leaves it as it is.</summary>
    public OssEncryption? Encryption { get; init; }

    /// <summary>Retention in days, 1 to 25550, locked at once; null leaves it as it is.</summary>
    public int? RetentionDays { get; init; }
}
