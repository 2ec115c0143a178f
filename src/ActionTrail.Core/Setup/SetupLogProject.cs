using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Core.Setup;

/// <summary>The Log Service project.</summary>
public sealed record SetupLogProject
{
    /// <summary>Account that owns it, by its name in the file.</summary>
    public required string Account { get; init; }

    /// <summary>Project name.</summary>
    public required SlsProjectName Project { get; init; }

    /// <summary>Region.</summary>
    public required RegionId Region { get; init; }

    /// <summary>Days that the trail's logstore keeps logs, 3650 for ever; null leaves it as it is.</summary>
    public int? RetentionDays { get; init; }
}
