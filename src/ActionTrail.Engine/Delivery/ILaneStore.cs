using ActionTrail.Engine.Delivery.Seals;

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

    /// <summary>Writes down that a batch of the window was delivered.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="batch">Index of the batch in its window.</param>
    /// <param name="state">State that results; without a window when this was its last batch.</param>
    /// <param name="written">The object that it became and that waits for its seal from now on; null for none.</param>
    void Acknowledge(string lane, int batch, LaneState state, WrittenObject? written);

    /// <summary>Writes down that a lane is blocked or no longer is.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <param name="trouble">What blocks it; null for nothing.</param>
    void Complain(string lane, LaneTrouble? trouble);

    /// <summary>The dead letters of a lane, by position.</summary>
    /// <param name="lane">Key of the lane.</param>
    /// <returns>The dead letters.</returns>
    IReadOnlyList<DeadLetter> DeadLetters(string lane);
}
