using System.Collections.Immutable;

namespace ActionTrail.Engine.Delivery;

/// <summary>What one write puts into a destination. The same batch, after any number of crashes, holds the same events in the same order.</summary>
public sealed record DeliveryBatch
{
    /// <summary>Makes a batch.</summary>
    /// <param name="partition">See <see cref="Partition"/>.</param>
    /// <param name="events">See <see cref="Events"/>.</param>
    public DeliveryBatch(PartitionKey partition, ImmutableArray<DeliveryEvent> events)
    {
        (Partition, Events) = (partition, events);
        LatestEventTime = events[0].EventTime;
        foreach (ref readonly DeliveryEvent each in events.AsSpan())
        {
            Size += each.Json.Length;
            LatestEventTime = each.EventTime > LatestEventTime ? each.EventTime : LatestEventTime;
        }
    }

    /// <summary>What the events have in common.</summary>
    public PartitionKey Partition { get; }

    /// <summary>The events by position; at least one.</summary>
    public ImmutableArray<DeliveryEvent> Events { get; }

    /// <summary>Bytes of the events.</summary>
    public int Size { get; }

    /// <summary>Time of the latest event (UTC).</summary>
    public DateTimeOffset LatestEventTime { get; }
}
