namespace ActionTrail.Engine.Verification.Canary;

/// <summary>What became of one member's call, made in one region, at one destination.</summary>
public sealed record CanaryCell
{
    /// <summary>Name of the trail.</summary>
    public required string Trail { get; init; }

    /// <summary>Account that made the call.</summary>
    public required string AccountId { get; init; }

    /// <summary>Its name in the directory; its id where there is none.</summary>
    public required string Member { get; init; }

    /// <summary>Region in which the call was made.</summary>
    public required string Region { get; init; }

    /// <summary><c>OSS</c>, <c>SLS</c> or <c>MaxCompute</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether the event arrived within the time that ActionTrail promises.</summary>
    public bool Passed => Step == CanaryStep.Arrived;

    /// <summary>Seconds from the call until the event was seen in the destination; null when it was not.</summary>
    public double? Seconds { get; init; }

    /// <summary>How far it came; the broken step when it did not pass.</summary>
    public required CanaryStep Step { get; init; }

    /// <summary>What was found, as a sentence.</summary>
    public required string Found { get; init; }

    /// <summary>The command that mends it; empty when nothing needs mending.</summary>
    public string Mend { get; init; } = "";

    /// <summary>Id of the request, which the event carries; empty when the call was not made.</summary>
    public string RequestId { get; init; } = "";
}
