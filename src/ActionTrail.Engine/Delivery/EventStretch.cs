namespace ActionTrail.Engine.Delivery;

/// <summary>Events that follow each other in a source: what is known of all, and the bytes of those that were wanted.</summary>
/// <param name="heads">All events, by position.</param>
/// <param name="wanted">Those that were wanted, by position.</param>
public sealed class EventStretch(IReadOnlyList<EventHead> heads, EventChunk wanted) : IDisposable
{
    /// <summary>All events, by position; empty at the end of the source.</summary>
    public IReadOnlyList<EventHead> Heads => heads;

    /// <summary>The events that were wanted, with their bytes; empty when none was.</summary>
    public EventChunk Wanted => wanted;

    /// <summary>Gives the bytes back.</summary>
    public void Dispose() => wanted.Dispose();
}
