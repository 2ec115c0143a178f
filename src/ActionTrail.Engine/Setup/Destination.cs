namespace ActionTrail.Engine.Setup;

/// <summary>A store that a trail can deliver to, ready for it. A trail takes at most one of each kind.</summary>
public abstract record Destination
{
    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Name of the bucket or project.</summary>
    public abstract string Name { get; }

    /// <summary>Account that owns the store.</summary>
    public required string AccountId { get; init; }

    /// <summary>Region that holds it.</summary>
    public required string Region { get; init; }
}
