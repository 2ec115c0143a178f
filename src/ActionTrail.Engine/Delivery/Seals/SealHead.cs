namespace ActionTrail.Engine.Delivery.Seals;

/// <summary>The newest link that a chain has at its destination.</summary>
/// <param name="Destination">Where the chain lies.</param>
/// <param name="Sequence">Number of the link.</param>
/// <param name="Sha256">SHA-256 of the link.</param>
public sealed record SealHead(BucketTarget Destination, long Sequence, string Sha256);
