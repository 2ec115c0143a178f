using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery;

/// <summary>A batch of a window that its destination took.</summary>
/// <param name="Batch">Index of the batch in its window.</param>
/// <param name="LatestEventTime">Time of its latest event (UTC).</param>
/// <param name="Written">The object that it became and that waits for its seal from now on; null for none.</param>
public readonly record struct BatchReceipt(int Batch, DateTimeOffset LatestEventTime, WrittenObject? Written);
