namespace ActionTrail.LocalCloud.Ram;

/// <summary>A custom policy; stored in its account under its name.</summary>
internal sealed record RamPolicyDocument
{
    /// <summary>Policy name.</summary>
    public required string PolicyName { get; init; }

    /// <summary>Description; empty when none was given.</summary>
    public string Description { get; init; } = "";

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Version that is in force.</summary>
    public required string DefaultVersion { get; init; }

    /// <summary>Number of the next version.</summary>
    public int NextVersion { get; init; } = 2;

    /// <summary>Its versions, oldest first; 1 to 5.</summary>
    public required IReadOnlyList<RamPolicyVersion> Versions { get; init; }

    /// <summary>Tags, by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The version that is in force.</summary>
    /// <returns>The version.</returns>
    public RamPolicyVersion InForce() => Versions.First(version => version.VersionId == DefaultVersion);
}
