namespace ActionTrail.Aliyun.Trails;

/// <summary>Which management events are looked up, in the connection's region.</summary>
public sealed record EventQuery
{
    /// <summary>Earliest time, inclusive; null for seven days before the end. Events are kept for 90 days.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Latest time, inclusive; null for now.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>At most two conditions that must both hold, in a pair that <see cref="EventAttribute"/> lists.</summary>
    public IReadOnlyList<EventCondition> Conditions { get; init; } = [];

    /// <summary>Order of the answer.</summary>
    /// <value>Default: newest first.</value>
    public EventOrder Order { get; init; } = EventOrder.NewestFirst;

    /// <summary>Events per page, 1 to 50.</summary>
    /// <value>Default 50.</value>
    public int PageSize { get; init; } = 50;
}

/// <summary>Order of a look-up.</summary>
public enum EventOrder
{
    /// <summary>Newest first.</summary>
    NewestFirst,

    /// <summary>Oldest first; a reader that stops halfway has lost nothing.</summary>
    OldestFirst,
}
