namespace ActionTrail.Engine.Delivery;

/// <summary>Where an event of a window lies in memory.</summary>
/// <param name="Chunk">Index of its chunk.</param>
/// <param name="Index">Its place in the chunk.</param>
/// <param name="AccountNumber">See <see cref="EventHead.AccountNumber"/>.</param>
internal readonly record struct EventPlace(int Chunk, int Index, int AccountNumber);
