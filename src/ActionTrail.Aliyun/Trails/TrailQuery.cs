namespace ActionTrail.Aliyun.Trails;

/// <summary>Which trails are asked for.</summary>
public sealed record TrailQuery
{
    /// <summary>Names; empty for all. Unknown names are no error.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Whether copies of trails that are at home in other regions are shown too.</summary>
    /// <value>Default true.</value>
    public bool IncludeShadowTrails { get; init; } = true;

    /// <summary>Whether a member sees the organization trail of its directory too.</summary>
    /// <value>Default true.</value>
    public bool IncludeOrganizationTrail { get; init; } = true;
}
