namespace ActionTrail.Engine.Delivery;

/// <summary>What the lanes of a trail work with.</summary>
public sealed record LanePorts
{
    /// <summary>The events.</summary>
    public required IEventSource Source { get; init; }

    /// <summary>What the trail covers.</summary>
    public required IDeliveryScope Scope { get; init; }

    /// <summary>Journal and checkpoints.</summary>
    public required ILaneStore Store { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }
}
