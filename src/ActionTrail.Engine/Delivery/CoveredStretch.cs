namespace ActionTrail.Engine.Delivery;

/// <summary>Events that follow each other, and which of them a trail covers.</summary>
/// <param name="stretch">The events.</param>
/// <param name="covered">For each of them whether it is covered.</param>
internal sealed class CoveredStretch(EventStretch stretch, bool[] covered) : IDisposable
{
    private EventChunk? _own = stretch.Wanted;
    private int _next;

    /// <summary>How many events there are.</summary>
    public int Count => covered.Length;

    /// <summary>Bytes of memory that are held for events with their bytes.</summary>
    public long HeldBytes => stretch.Wanted.HeldBytes;

    /// <summary>What is known of an event.</summary>
    /// <param name="index">Its place.</param>
    public EventHead this[int index] => stretch.Heads[index];

    /// <summary>Whether an event is covered.</summary>
    /// <param name="index">Its place.</param>
    /// <returns>True when it is.</returns>
    public bool Covers(int index) => covered[index];

    /// <summary>Hands over the events with their bytes, which live on when this object is disposed.</summary>
    /// <returns>The events as far as their bytes were read; the caller disposes them.</returns>
    public EventChunk TakeChunk()
    {
        _own = null;
        return stretch.Wanted;
    }

    /// <summary>Finds an event among those with bytes. Asked in the order of the events.</summary>
    /// <param name="position">Its position; its bytes were wanted.</param>
    /// <returns>The event.</returns>
    public DeliveryEvent Event(long position)
    {
        while (stretch.Wanted.Events[_next].Position < position)
        {
            _next++;
        }

        return stretch.Wanted.Events[_next];
    }

    /// <inheritdoc/>
    public void Dispose() => _own?.Dispose();
}
