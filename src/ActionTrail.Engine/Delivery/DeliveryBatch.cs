namespace ActionTrail.Engine.Delivery;

/// <summary>What one write puts into a destination. The same batch, after any number of crashes, holds the same events in the same order.</summary>
/// <param name="Partition">What the events have in common.</param>
/// <param name="Events">The events by position; at least one.</param>
public sealed record DeliveryBatch(PartitionKey Partition, IReadOnlyList<DeliveryEvent> Events)
{
    /// <summary>Time of the latest event (UTC).</summary>
    public DateTimeOffset LatestEventTime { get; } = Events.Max(static each => each.EventTime);
}
