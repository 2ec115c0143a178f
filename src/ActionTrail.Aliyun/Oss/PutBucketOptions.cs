namespace ActionTrail.Aliyun.Oss;

/// <summary>How a bucket is created.</summary>
public sealed record PutBucketOptions
{
    /// <summary>A private bucket of class Standard with the region's default redundancy.</summary>
    public static PutBucketOptions Default { get; } = new();

    /// <summary><c>private</c>, <c>public-read</c> or <c>public-read-write</c>; null for private.</summary>
    public string? Acl { get; init; }

    /// <summary><c>Standard</c>, <c>IA</c>, <c>Archive</c>, <c>ColdArchive</c> or <c>DeepColdArchive</c>; null for Standard.</summary>
    public string? StorageClass { get; init; }

    /// <summary><c>LRS</c> or <c>ZRS</c>; null for LRS.</summary>
    public string? Redundancy { get; init; }
}
