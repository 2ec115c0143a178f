using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>The events of a window's batches that are in memory at the same time.</summary>
internal sealed class EventRun
{
    private readonly List<EventChunk> _chunks = [];
    private readonly List<DeliveryEvent> _events = [];
    private readonly List<int> _accounts = [];
    private readonly List<int> _batches = [];
    private int _kept;
    private long _addedBytes;

    /// <summary>Bytes of memory that are held for the events.</summary>
    public long HeldBytes { get; private set; }

    /// <summary>The events, as they were added.</summary>
    public ReadOnlySpan<DeliveryEvent> Events => CollectionsMarshal.AsSpan(_events);

    /// <summary>For each of them <see cref="EventHead.AccountNumber"/>.</summary>
    public ReadOnlySpan<int> AccountNumbers => CollectionsMarshal.AsSpan(_accounts);

    /// <summary>For each of them the number of its batch.</summary>
    public ReadOnlySpan<int> Batches => CollectionsMarshal.AsSpan(_batches);

    /// <summary>Adds an event; its chunk is kept next.</summary>
    /// <param name="batch">Number of its batch.</param>
    /// <param name="each">The event; behind those that the batch has.</param>
    /// <param name="accountNumber">Number of its account.</param>
    public void Add(int batch, in DeliveryEvent each, int accountNumber)
    {
        _events.Add(each);
        _accounts.Add(accountNumber);
        _batches.Add(batch);
        _addedBytes += each.Json.Length;
    }

    /// <summary>
    /// Keeps the bytes that the events added since the last call point to. Where they are the smaller part of what their chunk holds, they are
    /// copied: of a trail that covers one event in a thousand the chunks would fill the memory.
    /// </summary>
    /// <param name="chunk">The chunk of these events; belongs to this object from now on.</param>
    public void Keep(EventChunk chunk)
    {
        long held = chunk.HeldBytes;
        if (_addedBytes <= Math.Min(held / 2, Array.MaxLength))
        {
            Copy(CollectionsMarshal.AsSpan(_events)[_kept..], new byte[_addedBytes]);
            chunk.Dispose();
            held = _addedBytes;
        }
        else
        {
            _chunks.Add(chunk);
        }

        HeldBytes += held;
        (_kept, _addedBytes) = (_events.Count, 0);
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
        (_kept, _addedBytes, HeldBytes) = (0, 0, 0);
    }

    private static void Copy(Span<DeliveryEvent> events, Memory<byte> free)
    {
        foreach (ref DeliveryEvent each in events)
        {
            each.Json.CopyTo(free);
            each = each with { Json = free[..each.Json.Length] };
            free = free[each.Json.Length..];
        }
    }
}
