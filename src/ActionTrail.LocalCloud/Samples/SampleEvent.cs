namespace ActionTrail.LocalCloud.Samples;

/// <summary>One generated audit event.</summary>
/// <param name="AccountId">Account it belongs to.</param>
/// <param name="EventId">Its event id.</param>
/// <param name="Json">The event, UTF-8 JSON without line breaks.</param>
public sealed record SampleEvent(string AccountId, string EventId, ReadOnlyMemory<byte> Json);
