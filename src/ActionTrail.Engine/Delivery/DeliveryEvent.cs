namespace ActionTrail.Engine.Delivery;

/// <summary>One event on its way to a destination.</summary>
/// <param name="Source">The event as recorded.</param>
/// <param name="EventId">Its id.</param>
/// <param name="EventTime">When it happened (UTC).</param>
public readonly record struct DeliveryEvent(SourceEvent Source, string EventId, DateTimeOffset EventTime);
