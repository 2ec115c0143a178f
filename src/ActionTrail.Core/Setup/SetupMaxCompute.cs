using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Core.Setup;

/// <summary>The MaxCompute project.</summary>
public sealed record SetupMaxCompute
{
    /// <summary>Account that owns it, by its name in the file.</summary>
    public required string Account { get; init; }

    /// <summary>Project name.</summary>
    public required MaxComputeProjectName Project { get; init; }

    /// <summary>Region.</summary>
    public required RegionId Region { get; init; }

    /// <summary>Nickname of the compute quota; null leaves it as it is.</summary>
    public string? Quota { get; init; }
}
