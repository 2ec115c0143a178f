using ActionTrail.Core.Accounts;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Setup;

/// <summary>The trail.</summary>
public sealed record SetupTrail
{
    /// <summary>Trail name.</summary>
    public required TrailName Name { get; init; }

    /// <summary>Account that owns it, by its name in the file.</summary>
    public required string Account { get; init; }

    /// <summary>Whether it covers every member of the directory.</summary>
    public required bool IsMultiAccount { get; init; }

    /// <summary>Home region.</summary>
    public required RegionId HomeRegion { get; init; }

    /// <summary>Regions whose events are delivered.</summary>
    public TrailRegionSelection Regions { get; init; } = TrailRegionSelection.All;

    /// <summary>Operations that are delivered.</summary>
    public EventRw Events { get; init; } = EventRw.All;

    /// <summary>Whether it logs.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Data events; null leaves them as they are.</summary>
    public SetupDataEvents? DataEvents { get; init; }

    /// <summary>Kinds of insight events; null leaves them as they are.</summary>
    public IReadOnlyList<string>? Insights { get; init; }
}
