using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>Cuts covered events of a source into batches. Pure: the same events in the same order give the same batches.</summary>
/// <param name="partitioner">What is kept apart.</param>
/// <param name="options">When a batch and when the window is full.</param>
internal sealed class WindowBuilder(Partitioner partitioner, LaneOptions options)
{
    private readonly Dictionary<PartitionNumber, OpenBatch> _open = [];
    private readonly List<long> _positions = [];
    private readonly List<int> _batches = [];

    /// <summary>Its batches.</summary>
    public BatchOrder Order { get; } = new(options.Partition);

    /// <summary>Bytes of the events in batches.</summary>
    public long Bytes { get; private set; }

    /// <summary>Covered events so far, undeliverable ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a limit closes the window.</summary>
    public bool IsFull => Count >= options.WindowCount || IsDense;

    /// <summary>Whether its batches are well filled.</summary>
    public bool IsWellFilled => options.AreWellFilled(Order.Count, Count, Bytes);

    private bool IsDense => options.DenseWindowBytes > 0 && Bytes >= options.DenseWindowBytes && IsWellFilled;

    /// <summary>When the first covered event was recorded (UTC); null before it.</summary>
    public DateTimeOffset? Oldest { get; private set; }

    /// <summary>Positions of the events that can never be delivered: no events, or too large.</summary>
    public List<long> Undeliverable { get; } = [];

    /// <summary>Adds a covered event.</summary>
    /// <param name="head">The event.</param>
    /// <returns>Number of its batch; null when it can never be delivered.</returns>
    public int? Add(in EventHead head)
    {
        Count++;
        Oldest ??= head.RecordedAt;
        if (head.Traits is not { } traits || head.Size > options.Batch.MaxEventBytes)
        {
            Undeliverable.Add(head.Position);
            return null;
        }

        ref OpenBatch open = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, partitioner.NumberOf(head, traits), out bool isKnown);
        if (!isKnown)
        {
            open.Limiter = new BatchLimiter(options.Batch);
        }

        if (!open.Limiter.Take(head.Size))
        {
            open.Index = Order.Add(partitioner.KeyOf(head.AccountId, traits));
        }

        _positions.Add(head.Position);
        _batches.Add(open.Index);
        Bytes += head.Size;
        return open.Index;
    }

    /// <summary>Ends the window.</summary>
    /// <param name="after">Position that it starts after.</param>
    /// <param name="through">Last position that it settles.</param>
    /// <returns>The window.</returns>
    public JournalWindow Build(long after, long through)
    {
        BatchedItems<long> positions = BatchedItems<long>.Sort(_positions, _batches, Order.Count);
        return new JournalWindow(after, through, [.. Order.Sorted().Select(batch => new JournalBatch(Order[batch], positions.Of(batch)))]);
    }

    private struct OpenBatch
    {
        public BatchLimiter Limiter;
        public int Index;
    }
}
