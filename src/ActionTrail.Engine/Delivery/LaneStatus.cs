namespace ActionTrail.Engine.Delivery;

/// <summary>How delivery to one destination stands. Always <see cref="Recorded"/> = <see cref="Delivered"/> + <see cref="Pending"/> + <see cref="Dead"/>.</summary>
public sealed record LaneStatus
{
    /// <summary>Kind of the destination.</summary>
    public required DestinationKind Kind { get; init; }

    /// <summary>Events that the trail covers, up to now.</summary>
    public required long Recorded { get; init; }

    /// <summary>Events that the destination acknowledged.</summary>
    public required long Delivered { get; init; }

    /// <summary>Events that it has yet to get: the lag in events.</summary>
    public required long Pending { get; init; }

    /// <summary>Events that it can never take.</summary>
    public required long Dead { get; init; }

    /// <summary>How long the oldest pending event has waited; zero when none does.</summary>
    public required TimeSpan Lag { get; init; }

    /// <summary>Event time of the latest event delivered (UTC); null before the first.</summary>
    public DateTimeOffset? LastEventTime { get; init; }

    /// <summary>When the destination last acknowledged something (UTC); null before the first time.</summary>
    public DateTimeOffset? LastDeliveryTime { get; init; }

    /// <summary>Keys of the newest digests that seal what was delivered, one for each chain of the place where the trail delivers now; noted down, they prove later that nothing up to them was taken away.</summary>
    public IReadOnlyList<string> SealHeads { get; init; } = [];

    /// <summary>What blocks it; null when nothing does.</summary>
    public LaneTrouble? Trouble { get; init; }
}
