using System.Runtime.CompilerServices;
using ActionTrail.Core.Events;

namespace ActionTrail.Engine.Delivery;

/// <summary>Reads a stretch of the source and makes a window of what the trail covers, in one pass.</summary>
/// <param name="source">The events.</param>
/// <param name="partitioner">What is kept apart.</param>
/// <param name="options">Limits.</param>
/// <param name="spillFolder">Where events wait that do not fit into memory; null for nowhere: they are fetched again.</param>
internal sealed class WindowReader(IEventSource source, Partitioner partitioner, LaneOptions options, string? spillFolder)
{
    /// <summary>A window may pass over this many times more events than it may hold.</summary>
    private const int ScanFactor = 10;

    private readonly ScopeReader _scope = new(source);

    /// <summary>Reads the next window.</summary>
    /// <param name="after">Position that it starts after.</param>
    /// <param name="view">Scope of the trail.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <returns>The window; ends where it starts when there is nothing to read. The caller disposes it.</returns>
    public async Task<WindowDraft> ReadAsync(long after, ScopeView view, CancellationToken cancellationToken)
    {
        var builder = new WindowBuilder(partitioner, options);
        WindowEvents? events = options.DenseWindowBytes > 0 ? new WindowEvents(options.DenseWindowBytes, spillFolder, builder.Order, options.WindowCount) : null;
        try
        {
            (long through, bool isFull) = await ScanAsync(builder, events, after, view, cancellationToken).ConfigureAwait(false);
            events?.Complete();
            IReadOnlyList<DeadLetter> dead = builder.Undeliverable.Count > 0 ? await ExplainAsync(builder.Undeliverable, cancellationToken).ConfigureAwait(false) : [];
            return new WindowDraft(builder.Build(after, through), dead) { IsFull = isFull, Oldest = builder.Oldest, Events = events?.IsComplete == true ? events : null };
        }
        catch
        {
            events?.Dispose();
            throw;
        }
    }

    private async ValueTask<(long Through, bool IsFull)> ScanAsync(WindowBuilder builder, WindowEvents? events, long after, ScopeView view, CancellationToken cancellationToken)
    {
        long through = after;
        var reader = new StretchReader(_scope, view);
        await using ConfiguredAsyncDisposable reading = reader.ConfigureAwait(false);
        for (long scanned = 0; scanned < (long)options.WindowCount * ScanFactor;)
        {
            long from = reader.From(through);
            if (from >= view.Horizon)
            {
                return (Math.Max(through, from), builder.IsFull);
            }

            bool isHeld = events?.IsComplete == true;
            using CoveredStretch stretch = await reader.ReadAsync(from, isHeld, cancellationToken).ConfigureAwait(false);
            if (stretch.Count == 0)
            {
                return (Math.Max(through, from), builder.IsFull);
            }

            if (events?.Spill is not null)
            {
                // Such a window is far from full, so what follows is read while this is taken.
                reader.ReadBeyond(stretch, isHeld);
            }

            scanned += stretch.Count;
            (through, bool isThere) = Take(stretch, builder, isHeld ? events : null, through, view.Horizon);
            if (isHeld)
            {
                events!.Keep(stretch.TakeChunk());
            }

            if (isThere)
            {
                return (through, builder.IsFull);
            }

            if (events?.IsFull == true && !builder.IsFull)
            {
                if (builder.IsWellFilled)
                {
                    // A little more is held than its events have: the window goes from memory all the same.
                    return (through, true);
                }

                events.MakeRoom();
            }
        }

        return (through, true);
    }

    /// <summary>Takes events until the window is full or the horizon is reached.</summary>
    private (long Through, bool IsThere) Take(CoveredStretch stretch, WindowBuilder builder, WindowEvents? events, long through, long horizon)
    {
        for (int i = 0; i < stretch.Count; i++)
        {
            EventHead head = stretch[i];
            if (head.Position > horizon || builder.IsFull)
            {
                return (through, true);
            }

            if (stretch.Covers(i) && builder.Add(head) is { } batch)
            {
                events?.Add(batch, stretch.Event(head.Position), head.AccountNumber);
            }

            through = head.Position;
        }

        return (through, false);
    }

    private async ValueTask<IReadOnlyList<DeadLetter>> ExplainAsync(IReadOnlyList<long> positions, CancellationToken cancellationToken)
    {
        using EventChunk chunk = await source.FetchAsync(positions, cancellationToken).ConfigureAwait(false);
        return [.. chunk.Events.Select(each => AuditEventFields.TryRead(each.Json.Span, out AuditEventFields fields, out string? defect)
            ? new DeadLetter(each.Position, each.AccountId, fields.EventId, $"The event has {each.Json.Length} bytes; the destination takes {options.Batch.MaxEventBytes} at most.")
            : new DeadLetter(each.Position, each.AccountId, "", $"The record {defect}."))];
    }
}
