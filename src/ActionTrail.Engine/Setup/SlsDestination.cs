namespace ActionTrail.Engine.Setup;

/// <summary>A Log Service project; the trail makes its logstore and index in it.</summary>
public sealed record SlsDestination : Destination
{
    /// <inheritdoc/>
    public override string Kind => "SLS";

    /// <inheritdoc/>
    public override string Name => Project;

    /// <summary>Project name.</summary>
    public required string Project { get; init; }

    /// <summary><c>acs:log:region:account:project/name</c>, which the trail names.</summary>
    public required string ProjectArn { get; init; }
}
