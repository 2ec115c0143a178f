namespace ActionTrail.LocalCloud.Trails;

/// <summary>An event that a trail must deliver.</summary>
/// <param name="AccountId">Account whose ledger holds it.</param>
/// <param name="EventId">Its event id.</param>
public sealed record CoveredEvent(string AccountId, string EventId);
