namespace ActionTrail.Engine.Delivery;

/// <summary>Journal, checkpoints and dead letters of all lanes. Every call is atomic and durable when it returns. Thread-safe.</summary>
public interface ILaneStore
{
    /// <summary>What a lane remembers.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <returns>Its state; null for a lane that never ran.</returns>
    LaneState? Load(string lane);

    /// <summary>Writes down a window before any of it is sent, with the state that results.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="state">State with the window; a window without batches is settled at once and leaves none.</param>
    /// <param name="dead">Events of the window that can never be delivered.</param>
    void Journal(string lane, LaneState state, IReadOnlyList<DeadLetter> dead);

    /// <summary>Writes down that batches of the window were delivered.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="receipts">The batches; the objects that they became wait for their seal from now on.</param>
    /// <param name="state">State that results; without a window when these were its last batches.</param>
    void Acknowledge(string lane, IReadOnlyList<BatchReceipt> receipts, LaneState state);

    /// <summary>Writes down that a lane is blocked or no longer is.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="trouble">What blocks it; null for nothing.</param>
    void Complain(string lane, LaneTrouble? trouble);

    /// <summary>The dead letters of a lane, by position.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <returns>The dead letters.</returns>
    IReadOnlyList<DeadLetter> DeadLetters(string lane);
}
