using System.Runtime.InteropServices;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Delivery;

/// <summary>Cuts covered events into batches. Pure: the same events in the same order give the same batches.</summary>
/// <param name="partitioner">What is kept apart.</param>
/// <param name="limits">When a batch is full.</param>
internal sealed class WindowBuilder(Partitioner partitioner, BatchLimits limits)
{
    private readonly Dictionary<PartitionKey, OpenBatch> _open = [];
    private readonly List<(PartitionKey Partition, List<DeliveryEvent> Events)> _batches = [];
    private readonly List<DeadLetter> _dead = [];

    /// <summary>Covered events so far, dead ones included.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of JSON held so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>When the first covered event was recorded (UTC); null before it.</summary>
    public DateTimeOffset? Oldest { get; private set; }

    /// <summary>Adds a covered event.</summary>
    /// <param name="source">The event.</param>
    /// <param name="fields">Its fields.</param>
    /// <param name="defect">Why it cannot be read; null when it can.</param>
    public void Add(in SourceEvent source, in AuditEventFields fields, string? defect)
    {
        Count++;
        Oldest ??= source.RecordedAt;
        int bytes = source.Json.Length;
        if (defect is not null || bytes > limits.MaxEventBytes)
        {
            string reason = defect is not null ? $"The record {defect}." : $"The event has {bytes} bytes; the destination takes {limits.MaxEventBytes} at most.";
            _dead.Add(new DeadLetter(source.Position, source.AccountId, fields.EventId ?? "", reason));
            return;
        }

        PartitionKey partition = partitioner.KeyOf(source.AccountId, fields);
        ref OpenBatch? open = ref CollectionsMarshal.GetValueRefOrAddDefault(_open, partition, out _);
        open ??= new OpenBatch(new BatchLimiter(limits));
        if (!open.Limiter.Take(bytes) || open.Events is null)
        {
            _batches.Add((partition, open.Events = []));
        }

        open.Events.Add(new DeliveryEvent(source, fields.EventId, fields.EventTime));
        Bytes += bytes;
    }

    /// <summary>Ends the window.</summary>
    /// <param name="after">Position that it starts after.</param>
    /// <param name="through">Last position that it settles.</param>
    /// <returns>The window.</returns>
    public WindowDraft Build(long after, long through)
    {
        DeliveryBatch[] batches = [.. _batches.Select(static batch => new DeliveryBatch(batch.Partition, batch.Events))];
        JournalBatch[] journal = Array.ConvertAll(batches, static batch => new JournalBatch(batch.Partition, Positions(batch.Events)));
        return new WindowDraft(new JournalWindow(after, through, journal), batches, _dead) { Oldest = Oldest };
    }

    private static long[] Positions(IReadOnlyList<DeliveryEvent> events)
    {
        long[] positions = new long[events.Count];
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = events[i].Source.Position;
        }

        return positions;
    }

    private sealed class OpenBatch(BatchLimiter limiter)
    {
        public BatchLimiter Limiter { get; } = limiter;

        public List<DeliveryEvent>? Events { get; set; }
    }
}
