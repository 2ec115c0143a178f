using ActionTrail.Core.Accounts;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery;

/// <summary>One destination of a trail and how it is delivered to.</summary>
public sealed record LaneDefinition
{
    /// <summary>Names the lane in the store: never the same for two trails or two kinds of destination of one trail.</summary>
    public required string Key { get; init; }

    /// <summary>Kind of the destination.</summary>
    public required DestinationKind Kind { get; init; }

    /// <summary>Home region of the trail.</summary>
    public required RegionId HomeRegion { get; init; }

    /// <summary>The destination.</summary>
    public required IDeliverySink Sink { get; init; }

    /// <summary>Seals what was delivered; null where nothing is sealed.</summary>
    public LaneSeal? Seal { get; init; }

    /// <summary>Limits and pace.</summary>
    public required LaneOptions Options { get; init; }
}
