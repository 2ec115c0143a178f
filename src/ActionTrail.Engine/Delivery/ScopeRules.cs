using ActionTrail.Core.Trails;

namespace ActionTrail.Engine.Delivery;

/// <summary>The rules of a trail: when it logs, whose events, which of them.</summary>
public sealed record ScopeRules
{
    /// <summary>When the trail was logging.</summary>
    public required PositionIntervals Logging { get; init; }

    /// <summary>Accounts and when they belong to the trail; <see cref="PositionIntervals.Always"/> for the owner of a single-account trail.</summary>
    public required IReadOnlyDictionary<string, PositionIntervals> Accounts { get; init; }

    /// <summary>Read, write or both.</summary>
    public required EventRw Operations { get; init; }

    /// <summary>Regions; events of global services are covered always, once, as events of the home region.</summary>
    public required TrailRegionSelection Regions { get; init; }
}
