using ActionTrail.Engine.Delivery;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Fetched events whose bytes lie in arrays of a pool.</summary>
internal sealed class PooledChunk : EventChunk
{
    private readonly List<DeliveryEvent> _events;
    private readonly List<byte[]> _slabs = [];
    private readonly SlabPool _pool;
    private int _used;

    private PooledChunk(SlabPool pool, List<DeliveryEvent> events)
        : base(events)
    {
        _pool = pool;
        _events = events;
    }

    /// <inheritdoc/>
    public override long HeldBytes => _slabs.Sum(static slab => (long)slab.Length);

    /// <summary>Makes an empty chunk.</summary>
    /// <param name="pool">Where the arrays come from.</param>
    /// <param name="capacity">Events that it is to hold.</param>
    /// <returns>The chunk.</returns>
    public static PooledChunk Of(SlabPool pool, int capacity) => new(pool, new List<DeliveryEvent>(capacity));

    /// <summary>Adds an event.</summary>
    /// <param name="head">The event without its bytes.</param>
    /// <param name="json">Its bytes; they are copied.</param>
    public void Add(DeliveryEvent head, ReadOnlySpan<byte> json)
    {
        if (_slabs.Count == 0 || json.Length > _slabs[^1].Length - _used)
        {
            _slabs.Add(_pool.Take(json.Length));
            _used = 0;
        }

        Memory<byte> copy = _slabs[^1].AsMemory(_used, json.Length);
        json.CopyTo(copy.Span);
        _used += json.Length;
        _events.Add(head with { Json = copy });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _slabs.ForEach(_pool.Return);
        _slabs.Clear();
        base.Dispose(disposing);
    }
}
