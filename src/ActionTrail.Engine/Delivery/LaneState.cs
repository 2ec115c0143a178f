namespace ActionTrail.Engine.Delivery;

/// <summary>What a lane remembers. Always <see cref="Recorded"/> = <see cref="Delivered"/> + <see cref="Dead"/> + pending of the window.</summary>
public sealed record LaneState
{
    /// <summary>Every position up to this one is settled: delivered, dead or not covered.</summary>
    public long Checkpoint { get; init; }

    /// <summary>The stretch that is being delivered; null between two.</summary>
    public JournalWindow? Window { get; init; }

    /// <summary>Covered events up to <see cref="ReadPosition"/>.</summary>
    public long Recorded { get; init; }

    /// <summary>Events that the destination acknowledged.</summary>
    public long Delivered { get; init; }

    /// <summary>Events that went to the dead letters.</summary>
    public long Dead { get; init; }

    /// <summary>Event time of the latest event delivered; null before the first.</summary>
    public DateTimeOffset? LastEventTime { get; init; }

    /// <summary>When the destination last acknowledged something; null before the first time.</summary>
    public DateTimeOffset? LastDeliveryTime { get; init; }

    /// <summary>What blocks the lane; null when nothing does.</summary>
    public LaneTrouble? Trouble { get; init; }

    /// <summary>Position that the lane has read up to.</summary>
    public long ReadPosition => Window?.Through ?? Checkpoint;

    /// <summary>The state after a window was fixed. One without batches is settled at once.</summary>
    /// <param name="window">The window; starts after <see cref="ReadPosition"/>.</param>
    /// <param name="dead">How many of its events are dead letters.</param>
    /// <returns>A copy.</returns>
    public LaneState Open(JournalWindow window, int dead) => this with
    {
        Window = window.Batches.Count > 0 ? window : null,
        Checkpoint = window.Batches.Count > 0 ? Checkpoint : window.Through,
        Recorded = Recorded + window.PendingCount + dead,
        Dead = Dead + dead,
    };

    /// <summary>The state after batches were delivered. The window that has nothing pending is settled, and so is the trouble.</summary>
    /// <param name="receipts">The batches; at least one.</param>
    /// <param name="now">Now (UTC).</param>
    /// <returns>A copy.</returns>
    public LaneState Settle(IReadOnlyList<BatchReceipt> receipts, DateTimeOffset now)
    {
        JournalWindow window = Window ?? throw new InvalidOperationException("No window is open.");
        JournalWindow? rest = window.Settle(receipts.Select(static receipt => receipt.Batch));
        DateTimeOffset latestEvent = receipts.Max(static receipt => receipt.LatestEventTime);
        return this with
        {
            Window = rest,
            Checkpoint = rest is null ? window.Through : Checkpoint,
            Delivered = Delivered + window.PendingCount - (rest?.PendingCount ?? 0),
            LastEventTime = LastEventTime > latestEvent ? LastEventTime : latestEvent,
            LastDeliveryTime = now,
            Trouble = rest is null ? null : Trouble,
        };
    }
}
