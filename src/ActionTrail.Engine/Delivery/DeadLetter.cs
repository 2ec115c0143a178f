namespace ActionTrail.Engine.Delivery;

/// <summary>An event that a destination can never take.</summary>
/// <param name="Position">Its position; the source keeps the event.</param>
/// <param name="AccountId">Account whose event it is.</param>
/// <param name="EventId">Its id; empty when it has none.</param>
/// <param name="Reason">Why, as a sentence.</param>
public sealed record DeadLetter(long Position, string AccountId, string EventId, string Reason);
