using ActionTrail.Core.Accounts;

namespace ActionTrail.Engine.Collection;

/// <summary>What is looked up, and how.</summary>
public sealed record LookupOptions
{
    /// <summary>Regions that are asked; at least one. Events of global services show in every region and are collected once.</summary>
    public required IReadOnlyList<RegionId> Regions { get; init; }

    /// <summary>Earliest event that is collected (UTC). The service keeps 90 days.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>
    /// How late an event may show up and still be collected: each pass looks this far behind the one before. The service takes up to ten
    /// minutes, and it refuses clocks that are wrong by more than fifteen.
    /// </summary>
    /// <value>Default 30 minutes.</value>
    // Unconfirmed: how late events show up. Documents of 2019 say within ten minutes.
    public TimeSpan Overlap { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Longest stretch of time that is asked for at once.</summary>
    /// <value>Default seven days.</value>
    public TimeSpan Slice { get; init; } = TimeSpan.FromDays(7);
}
