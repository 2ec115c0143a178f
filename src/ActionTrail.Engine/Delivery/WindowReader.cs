using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Delivery;

/// <summary>Reads a stretch of the source and makes a window of what the trail covers; reads journalled windows again.</summary>
/// <param name="source">The events.</param>
/// <param name="partitioner">What is kept apart.</param>
/// <param name="options">Limits.</param>
internal sealed class WindowReader(IEventSource source, Partitioner partitioner, LaneOptions options)
{
    private const int ChunkCount = 1_000;
    private const int ChunkBytes = 4 * 1024 * 1024;

    /// <summary>A window may pass over this many times more events than it may hold.</summary>
    private const int ScanFactor = 10;

    /// <summary>Reads the next window.</summary>
    /// <param name="after">Position that it starts after.</param>
    /// <param name="view">Scope of the trail.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The window; ends where it starts when there is nothing to read.</returns>
    public async Task<WindowDraft> ReadAsync(long after, ScopeView view, CancellationToken cancellationToken)
    {
        var builder = new WindowBuilder(partitioner, options.Batch);
        long through = after;
        long scanned = 0;
        while (scanned < (long)options.WindowCount * ScanFactor)
        {
            long from = Math.Min(view.Rules.SkipFrom(through), view.Horizon);
            IReadOnlyList<SourceEvent> chunk = from < view.Horizon ? await source.ReadAsync(from, ChunkCount, ChunkBytes, cancellationToken).ConfigureAwait(false) : [];
            if (chunk.Count == 0)
            {
                return builder.Build(after, Math.Max(through, from)) with { IsFull = IsFull(builder) };
            }

            scanned += chunk.Count;
            foreach (SourceEvent each in chunk)
            {
                if (each.Position > view.Horizon || IsFull(builder))
                {
                    return builder.Build(after, through) with { IsFull = IsFull(builder) };
                }

                if (ScopeFilter.Covers(view.Rules, each, out AuditEventFields fields, out string? defect))
                {
                    builder.Add(each, fields, defect);
                }

                through = each.Position;
            }
        }

        return builder.Build(after, through) with { IsFull = true };
    }

    /// <summary>Reads the pending batches of a journalled window again.</summary>
    /// <param name="window">The window.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>One batch per journalled one; null for those that were delivered.</returns>
    /// <exception cref="DeliveryException">The source no longer has an event.</exception>
    public async Task<DeliveryBatch?[]> RereadAsync(JournalWindow window, CancellationToken cancellationToken)
    {
        var events = new Dictionary<long, DeliveryEvent>();
        var wanted = window.Pending.SelectMany(index => window.Batches[index].Positions).ToHashSet();
        for (long from = window.After; from < window.Through && events.Count < wanted.Count;)
        {
            IReadOnlyList<SourceEvent> chunk = await source.ReadAsync(from, ChunkCount, ChunkBytes, cancellationToken).ConfigureAwait(false);
            foreach (SourceEvent each in chunk.Where(each => wanted.Contains(each.Position)))
            {
                AuditEventFields fields = AuditEventFields.Read(each.Json.Span);
                events.Add(each.Position, new DeliveryEvent(each, fields.EventId, fields.EventTime));
            }

            from = chunk.Count == 0 ? window.Through : chunk[^1].Position;
        }

        var batches = new DeliveryBatch?[window.Batches.Count];
        foreach (int index in window.Pending)
        {
            JournalBatch journal = window.Batches[index];
            batches[index] = new DeliveryBatch(journal.Partition, [.. journal.Positions.Select(position => events.TryGetValue(position, out DeliveryEvent found)
                ? found
                : throw new DeliveryException($"The event at position {position} is journalled for delivery but no longer in the source.", ""))]);
        }

        return batches;
    }

    private bool IsFull(WindowBuilder builder) => builder.Count >= options.WindowCount || builder.Bytes >= options.WindowBytes;
}
