using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Delivery;

/// <summary>Reads a stretch of the source and makes a window of what the trail covers. It looks at no event's bytes.</summary>
/// <param name="source">The events.</param>
/// <param name="partitioner">What is kept apart.</param>
/// <param name="options">Limits.</param>
internal sealed class WindowReader(IEventSource source, Partitioner partitioner, LaneOptions options)
{
    private const int ChunkCount = 4_000;

    /// <summary>A window may pass over this many times more events than it may hold.</summary>
    private const int ScanFactor = 10;

    private readonly ScopeReader _scope = new(source);

    /// <summary>Reads the next window.</summary>
    /// <param name="after">Position that it starts after.</param>
    /// <param name="view">Scope of the trail.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The window; ends where it starts when there is nothing to read.</returns>
    public async Task<WindowDraft> ReadAsync(long after, ScopeView view, CancellationToken cancellationToken)
    {
        var builder = new WindowBuilder(partitioner, options);
        (long through, bool isFull) = await ScanAsync(builder, after, view, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<DeadLetter> dead = builder.Undeliverable.Count > 0 ? await ExplainAsync(builder.Undeliverable, cancellationToken).ConfigureAwait(false) : [];
        return new WindowDraft(builder.Build(after, through), dead) { IsFull = isFull, Oldest = builder.Oldest };
    }

    private async ValueTask<(long Through, bool IsFull)> ScanAsync(WindowBuilder builder, long after, ScopeView view, CancellationToken cancellationToken)
    {
        long through = after;
        for (long scanned = 0; scanned < (long)options.WindowCount * ScanFactor;)
        {
            long from = Math.Min(view.Rules.SkipFrom(through), view.Horizon);
            IReadOnlyList<EventHead> heads = from < view.Horizon ? await source.ScanAsync(from, ChunkCount, cancellationToken).ConfigureAwait(false) : [];
            if (heads.Count == 0)
            {
                return (Math.Max(through, from), builder.IsFull);
            }

            scanned += heads.Count;
            bool[] covered = await _scope.CoveredAsync(view.Rules, heads, cancellationToken).ConfigureAwait(false);
            for (int i = 0; i < covered.Length; i++)
            {
                if (heads[i].Position > view.Horizon || builder.IsFull)
                {
                    return (through, builder.IsFull);
                }

                if (covered[i])
                {
                    builder.Add(heads[i]);
                }

                through = heads[i].Position;
            }
        }

        return (through, true);
    }

    private async ValueTask<IReadOnlyList<DeadLetter>> ExplainAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        using EventChunk chunk = await source.FetchAsync(positions, cancellationToken).ConfigureAwait(false);
        return [.. chunk.Events.Select(each => AuditEventFields.TryRead(each.Json.Span, out AuditEventFields fields, out string? defect)
            ? new DeadLetter(each.Position, each.AccountId, fields.EventId, $"The event has {each.Json.Length} bytes; the destination takes {options.Batch.MaxEventBytes} at most.")
            : new DeadLetter(each.Position, each.AccountId, "", $"The record {defect}."))];
    }
}
