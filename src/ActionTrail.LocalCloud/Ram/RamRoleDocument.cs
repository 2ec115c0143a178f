namespace ActionTrail.LocalCloud.Ram;

/// <summary>A RAM role; stored in its account under its lower-case name.</summary>
internal sealed record RamRoleDocument
{
    /// <summary>18 digits.</summary>
    public required string RoleId { get; init; }

    /// <summary>Name as it was given.</summary>
    public required string RoleName { get; init; }

    /// <summary>Description; empty when none was given.</summary>
    public string Description { get; init; } = "";

    /// <summary>Trust policy, JSON as it was given.</summary>
    public required string AssumeRolePolicyDocument { get; init; }

    /// <summary>Longest session, seconds: 3,600 to 43,200.</summary>
    public int MaxSessionDuration { get; init; } = 3600;

    /// <summary>When it was made (UTC).</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public required DateTimeOffset UpdateDate { get; init; }

    /// <summary>Policies attached to it.</summary>
    public IReadOnlyList<PolicyAttachment> Policies { get; init; } = [];

    /// <summary>Service that alone may assume it, for a service-linked role; null for a normal role.</summary>
    public string? LinkedService { get; init; }

    /// <summary>Name as it stands in ARNs: lower-case for a service-linked role.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string ArnName => LinkedService is null ? RoleName : RoleName.ToLowerInvariant();

    /// <summary>Tags, by key.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
