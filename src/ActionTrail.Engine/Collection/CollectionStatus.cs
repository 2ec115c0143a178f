using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>How a collection stands. What its source holds and was not read yet is counted nowhere: nobody knows it.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="SourceTrouble">Why the source cannot be read; null when it can.</param>
/// <param name="Targets">One entry per destination.</param>
public sealed record CollectionStatus(CollectionDescription Collection, LaneTrouble? SourceTrouble, IReadOnlyList<TargetStatus> Targets)
{
    /// <summary>Names the source in the store, beside the lanes.</summary>
    internal const string SourceKey = "Source";

    /// <summary>Whether every destination has everything that was collected.</summary>
    public bool IsCaughtUp => Targets.All(static target => target.Lane.Pending == 0);

    /// <summary>Reads how a collection stands, whether or not it runs.</summary>
    /// <param name="collection">The collection.</param>
    /// <param name="spool">Its spool.</param>
    /// <param name="store">Its journal and checkpoints.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>The status.</returns>
    public static async Task<CollectionStatus> ReadAsync(CollectionDescription collection, IEventSource spool, ILaneStore store, DateTimeOffset now)
    {
        var targets = new List<TargetStatus>();
        foreach (CollectionTarget target in collection.Targets)
        {
            // The state first: a position that is read later lies at least as far as the lane has read.
            LaneState state = store.Load(target.Key) ?? new LaneState();
            LaneStatus lane = await ReadAsync(target.Kind, state, spool, now).ConfigureAwait(false);
            targets.Add(new TargetStatus(target, lane, state.Dead == 0 ? [] : store.DeadLetters(target.Key)));
        }

        return new CollectionStatus(collection, store.Load(SourceKey)?.Trouble, targets);
    }

    /// <summary>Positions have no gaps and all are covered, so that counting is a subtraction.</summary>
    private static async Task<LaneStatus> ReadAsync(DestinationKind kind, LaneState state, IEventSource spool, DateTimeOffset now)
    {
        long ahead = Math.Max(0, spool.LastPosition - state.ReadPosition);
        long first = state.Window is { } window ? window.Pending.Min(index => window.Batches[index].Positions[0]) : state.ReadPosition + 1;
        using EventStretch oldest = await spool.ScanAsync(first - 1, 1, null, CancellationToken.None).ConfigureAwait(false);
        return new LaneStatus
        {
            Kind = kind,
            Recorded = state.Recorded + ahead,
            Delivered = state.Delivered,
            Pending = (state.Window?.PendingCount ?? 0) + ahead,
            Dead = state.Dead,
            Lag = oldest.Heads is [{ } head] && head.RecordedAt < now ? now - head.RecordedAt : TimeSpan.Zero,
            LastEventTime = state.LastEventTime,
            LastDeliveryTime = state.LastDeliveryTime,
            Trouble = state.Trouble,
        };
    }
}
