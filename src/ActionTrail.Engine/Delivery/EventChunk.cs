namespace ActionTrail.Engine.Delivery;

/// <summary>Events that were fetched together. Their bytes belong to the chunk: dispose it when they are no longer needed.</summary>
/// <param name="events">The events, by position.</param>
public class EventChunk(IReadOnlyList<DeliveryEvent> events) : IDisposable
{
    /// <summary>A chunk without events.</summary>
    public static EventChunk Empty { get; } = new([]);

    /// <summary>The events, by position.</summary>
    public IReadOnlyList<DeliveryEvent> Events => events;

    /// <summary>Bytes of memory that are held until it is disposed; more than its events have where these lie in larger arrays.</summary>
    public virtual long HeldBytes => events.Sum(static each => (long)each.Json.Length);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the bytes back.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
