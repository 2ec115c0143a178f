namespace ActionTrail.Engine.Verification;

/// <summary>One record as a destination holds it.</summary>
/// <param name="AccountId">Account that the destination files it under: the key's for OSS, the record's own otherwise.</param>
/// <param name="EventId">Its event id.</param>
/// <param name="Place">Where it stands: object key, logstore, or table.</param>
public sealed record DeliveredEvent(string AccountId, string EventId, string Place);
