namespace ActionTrail.Engine.Delivery;

/// <summary>One event as its source holds it.</summary>
/// <param name="Position">Place in the source, from 1, in the order of recording over all accounts.</param>
/// <param name="AccountId">Account whose event it is.</param>
/// <param name="RecordedAt">When it was recorded (UTC).</param>
/// <param name="Json">The event, UTF-8, passed on byte for byte.</param>
public readonly record struct SourceEvent(long Position, string AccountId, DateTimeOffset RecordedAt, ReadOnlyMemory<byte> Json);
