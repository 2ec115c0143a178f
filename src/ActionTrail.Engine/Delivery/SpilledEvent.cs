namespace ActionTrail.Engine.Delivery;

/// <summary>Where an event of a window lies in its bucket.</summary>
/// <param name="Block">Number of the block.</param>
/// <param name="Start">Where it starts there.</param>
/// <param name="Batch">Number of its batch.</param>
/// <param name="Size">Bytes that it takes there.</param>
internal readonly record struct SpilledEvent(int Block, int Start, int Batch, int Size);
