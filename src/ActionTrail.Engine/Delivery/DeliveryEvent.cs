namespace ActionTrail.Engine.Delivery;

/// <summary>One event on its way to a destination.</summary>
/// <param name="Position">Its place in the source.</param>
/// <param name="AccountId">Account whose event it is.</param>
/// <param name="EventTime">When it happened (UTC).</param>
/// <param name="Json">The event, UTF-8, passed on byte for byte.</param>
public readonly record struct DeliveryEvent(long Position, string AccountId, DateTimeOffset EventTime, ReadOnlyMemory<byte> Json);
