using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>What a collector works with.</summary>
public sealed record CollectorPorts
{
    /// <summary>Where events come from.</summary>
    public required IEventFeed Feed { get; init; }

    /// <summary>Where they wait.</summary>
    public required ICollectionSpool Spool { get; init; }

    /// <summary>Journal and checkpoints.</summary>
    public required ILaneStore Store { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }
}
