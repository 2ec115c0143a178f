namespace ActionTrail.Engine.Delivery;

/// <summary>What a source knows of an event without its bytes: enough to decide whether and in which batch it is delivered.</summary>
/// <param name="Position">Place in the source, from 1, in the order of recording over all accounts.</param>
/// <param name="AccountId">Account whose event it is.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Size">Bytes of JSON.</param>
/// <param name="Traits">What delivery decides by; null for a record that is no event.</param>
public readonly record struct EventHead(long Position, string AccountId, DateTimeOffset RecordedAt, int Size, EventTraits? Traits);
