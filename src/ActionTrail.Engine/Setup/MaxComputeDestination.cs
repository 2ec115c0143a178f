namespace ActionTrail.Engine.Setup;

/// <summary>A MaxCompute project; the trail makes its table in it.</summary>
public sealed record MaxComputeDestination : Destination
{
    /// <inheritdoc/>
    public override string Kind => "MaxCompute";

    /// <inheritdoc/>
    public override string Name => Project;

    /// <summary>Project name; starts with <c>actiontrail_</c>.</summary>
    public required string Project { get; init; }

    /// <summary><c>acs:odps:region:account:project/name</c>, which the trail names.</summary>
    public required string ProjectArn { get; init; }
}
