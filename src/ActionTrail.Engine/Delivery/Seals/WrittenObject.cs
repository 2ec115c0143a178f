using ActionTrail.Core.Seals;

namespace ActionTrail.Engine.Delivery.Seals;

/// <summary>An object that a batch became, for its seal.</summary>
/// <param name="Destination">Where it was written.</param>
/// <param name="Object">What it is.</param>
public sealed record WrittenObject(BucketTarget Destination, SealedObject Object);
