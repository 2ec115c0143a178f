namespace ActionTrail.Engine.Delivery;

/// <summary>The events of a window's batches that are in memory at the same time. Cleared, it takes the next ones without new lists.</summary>
internal sealed class EventRun
{
    private readonly List<EventChunk> _chunks = [];
    private readonly List<EventPlace> _places = [];
    private readonly List<int> _batches = [];

    /// <summary>Bytes of the events.</summary>
    public long Bytes { get; private set; }

    /// <summary>An event.</summary>
    /// <param name="place">Its place.</param>
    public DeliveryEvent this[EventPlace place] => _chunks[place.Chunk].Events[place.Index];

    /// <summary>Keeps the bytes that events point to.</summary>
    /// <param name="chunk">Belongs to this object from now on.</param>
    public void Keep(EventChunk chunk) => _chunks.Add(chunk);

    /// <summary>Adds an event of the chunk that was kept last.</summary>
    /// <param name="batch">Number of its batch.</param>
    /// <param name="index">Its place in the chunk; behind those that the batch has.</param>
    /// <param name="accountNumber">Number of its account.</param>
    public void Add(int batch, int index, int accountNumber)
    {
        _places.Add(new EventPlace(_chunks.Count - 1, index, accountNumber));
        _batches.Add(batch);
        Bytes += _chunks[^1].Events[index].Json.Length;
    }

    /// <summary>Brings the events into the order of their batches.</summary>
    /// <param name="count">How many batches there are.</param>
    /// <returns>Where each lies.</returns>
    public BatchedItems<EventPlace> Sort(int count) => BatchedItems<EventPlace>.Sort(_places, _batches, count);

    /// <summary>Gives everything back.</summary>
    public void Clear()
    {
        _chunks.ForEach(static chunk => chunk.Dispose());
        _chunks.Clear();
        _places.Clear();
        _batches.Clear();
        Bytes = 0;
    }
}
