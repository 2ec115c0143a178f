using ActionTrail.Engine.Delivery;

namespace ActionTrail.Engine.Collection;

/// <summary>How one destination of a collection stands.</summary>
/// <param name="Target">The destination.</param>
/// <param name="Lane">Counters and trouble.</param>
/// <param name="DeadLetters">What it can never take.</param>
public sealed record TargetStatus(CollectionTarget Target, LaneStatus Lane, IReadOnlyList<DeadLetter> DeadLetters);
