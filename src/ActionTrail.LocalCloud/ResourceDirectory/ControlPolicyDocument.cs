namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>A control policy: what members below the nodes that it is attached to may do at most. Stored under the management account by its id.</summary>
internal sealed record ControlPolicyDocument
{
    /// <summary><c>cp-</c> and 10 characters; the system policy's own name.</summary>
    public required string PolicyId { get; init; }

    /// <summary>Name; unique among the directory's policies.</summary>
    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Policy, JSON as it was given.</summary>
    public required string PolicyDocument { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
