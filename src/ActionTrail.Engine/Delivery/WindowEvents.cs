namespace ActionTrail.Engine.Delivery;

/// <summary>The events of a window's batches, kept in memory from when they were read until they are sent.</summary>
internal sealed class WindowEvents : IDisposable
{
    private readonly List<List<DeliveryEvent>> _batches = [];
    private readonly List<EventChunk> _chunks = [];

    /// <summary>Whether every event of the window so far is here; false once it was disposed.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Keeps the bytes that events point to.</summary>
    /// <param name="chunk">Belongs to this object from now on.</param>
    public void Keep(EventChunk chunk) => _chunks.Add(chunk);

    /// <summary>Adds an event to a batch.</summary>
    /// <param name="batch">Index of the batch; one that is new follows the last.</param>
    /// <param name="each">The event.</param>
    public void Add(int batch, in DeliveryEvent each)
    {
        if (batch == _batches.Count)
        {
            _batches.Add([]);
        }

        _batches[batch].Add(each);
    }

    /// <summary>The events of a batch.</summary>
    /// <param name="batch">Index of the batch.</param>
    /// <returns>Its events, by position.</returns>
    public IReadOnlyList<DeliveryEvent> Of(int batch) => _batches[batch];

    /// <inheritdoc/>
    public void Dispose()
    {
        IsComplete = false;
        _chunks.ForEach(static chunk => chunk.Dispose());
        _chunks.Clear();
        _batches.Clear();
    }
}
