namespace ActionTrail.Engine.Setup;

/// <summary>A bucket for delivered event files.</summary>
public sealed record OssDestination : Destination
{
    /// <inheritdoc/>
    public override string Kind => "OSS";

    /// <inheritdoc/>
    public override string Name => Bucket;

    /// <summary>Bucket name.</summary>
    public required string Bucket { get; init; }

    /// <summary>Prefix of object keys; empty for none.</summary>
    public string KeyPrefix { get; init; } = "";

    /// <summary><c>AES256</c>, <c>KMS</c>, <c>SM4</c>; empty for none.</summary>
    public string Encryption { get; init; } = "";

    /// <summary>Days that no object can be deleted or overwritten; 0 for none.</summary>
    public int RetentionDays { get; init; }

    /// <summary>Whether the retention is locked, so that nobody can shorten it.</summary>
    public bool IsRetentionLocked { get; init; }
}
