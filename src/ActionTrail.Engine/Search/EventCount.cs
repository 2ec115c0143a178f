namespace ActionTrail.Engine.Search;

/// <summary>How many events have the same values.</summary>
/// <param name="Time">Start of the period, UTC; null without a timeline.</param>
/// <param name="Values">The values of the fields that were asked for, in that order; empty where an event has none.</param>
/// <param name="Count">How many events.</param>
public sealed record EventCount(DateTimeOffset? Time, IReadOnlyList<string> Values, long Count);
