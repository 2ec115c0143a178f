using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>The events of a window's batches that are in memory at the same time. Cleared, it takes the next ones without new lists.</summary>
internal sealed class EventRun
{
    private readonly List<EventChunk> _chunks = [];
    private readonly List<DeliveryEvent> _events = [];
    private readonly List<int> _accounts = [];
    private readonly List<int> _batches = [];

    /// <summary>Bytes of the events.</summary>
    public long Bytes { get; private set; }

    /// <summary>The events, as they were added.</summary>
    public ReadOnlySpan<DeliveryEvent> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>For each of them <see cref="EventHead.AccountNumber"/>.</summary>
    public ReadOnlySpan<int> AccountNumbers => CollectionsMarshal.AsSpan(_accounts);

    /// <summary>Keeps the bytes that events point to.</summary>
    /// <param name="chunk">Belongs to this object from now on.</param>
    public void Keep(EventChunk chunk) => _chunks.Add(chunk);

    /// <summary>Adds an event of a chunk that is kept.</summary>
    /// <param name="batch">Number of its batch.</param>
    /// <param name="each">The event; behind those that the batch has.</param>
    /// <param name="accountNumber">Number of its account.</param>
    public void Add(int batch, in DeliveryEvent each, int accountNumber)
    {
        _events.Add(each);
        _accounts.Add(accountNumber);
        _batches.Add(batch);
        Bytes += each.Json.Length;
    }

    /// <summary>Brings the events into the order of their batches.</summary>
    /// <param name="count">How many batches there are.</param>
    /// <returns>The places of the events.</returns>
    public BatchedItems<int> Sort(int count) => BatchedItems<int>.Sort([.. Enumerable.Range(0, _events.Count)], _batches, count);

    /// <summary>Gives everything back.</summary>
    public void Clear()
    {
        _chunks.ForEach(static chunk => chunk.Dispose());
        _chunks.Clear();
        _events.Clear();
        _accounts.Clear();
        _batches.Clear();
        Bytes = 0;
    }
}
