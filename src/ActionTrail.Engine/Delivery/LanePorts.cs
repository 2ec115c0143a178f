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

    /// <summary>Folder for the events of windows that do not fit into memory, on a disk with room for them.</summary>
    /// <value>Default null: such windows fetch each batch when its turn comes.</value>
    public string? SpillFolder { get; init; }

    /// <summary>Clock.</summary>
    public required TimeProvider Time { get; init; }
}
