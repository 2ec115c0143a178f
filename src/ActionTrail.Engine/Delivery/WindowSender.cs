using System.Collections.Concurrent;
using System.Collections.Immutable;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// Sends what a window has pending: as it was read where its events are still there, otherwise each batch is fetched when its turn comes. Small
/// batches go in waves: some are encoded one after the other and then written side by side, so that the destination takes them together.
/// </summary>
/// <param name="lane">The lane.</param>
/// <param name="source">The events.</param>
/// <param name="window">The window, in the journal.</param>
/// <param name="receipts">Gets what was written.</param>
internal sealed class WindowSender(LaneDefinition lane, IEventSource source, JournalWindow window, ReceiptBook receipts)
{
    /// <summary>Where the events are gone, the first one of about so many batches tells how large they are.</summary>
    private const int Samples = 16;

    /// <summary>How many batches make a wave.</summary>
    private int _wave = 1;

    /// <summary>Sends the batches.</summary>
    /// <param name="events">The events of the window; null where they are gone.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>A task that completes when no write is under way any more; fails when one did.</returns>
    public async Task SendAsync(WindowEvents? events, CancellationToken cancellationToken)
    {
        _wave = await WaveAsync(events, cancellationToken).ConfigureAwait(false);
        Task sending = events switch
        {
            null => Parallel.ForEachAsync(window.Pending, Limited(Math.Max(lane.Options.Parallelism, _wave), cancellationToken), FetchAndSendAsync),
            { Spill: { } spill } => Parallel.ForEachAsync(spill.Groups(), Limited(lane.Options.Parallelism, cancellationToken), (group, stop) => ReadAndSendAsync(spill, group, stop)),
            _ => SendHeldAsync(events, cancellationToken),
        };
        await sending.ConfigureAwait(false);
    }

    /// <summary>One where batches are well filled, as to write such a batch is to compress it.</summary>
    private async ValueTask<int> WaveAsync(WindowEvents? events, CancellationToken cancellationToken)
    {
        (LaneOptions options, int batches) = (lane.Options, window.Batches.Count);
        long count = window.Batches.Sum(static batch => (long)batch.Positions.Count);
        return options.SmallBatchWave == 1 || options.AreWellFilled(batches, count, 0)
            || options.AreWellFilled(batches, count, events?.Bytes ?? await EstimateAsync(cancellationToken).ConfigureAwait(false)) ? 1 : options.SmallBatchWave;
    }

    /// <summary>About how many bytes the events have.</summary>
    private async ValueTask<long> EstimateAsync(CancellationToken cancellationToken)
    {
        int step = 1 + ((window.Batches.Count - 1) / Samples);
        (long sampled, long bytes) = (0, 0);
        for (int index = 0; index < window.Batches.Count; index += step)
        {
            IReadOnlyList<long> positions = window.Batches[index].Positions;
            using EventStretch read = await source.ScanAsync(positions[0] - 1, 1, null, cancellationToken).ConfigureAwait(false);
            bytes += read.Heads.Count > 0 ? (long)read.Heads[0].Size * positions.Count : 0;
            sampled++;
        }

        return bytes * window.Batches.Count / sampled;
    }

    /// <summary>Each takes wave after wave from what is left.</summary>
    private Task SendHeldAsync(WindowEvents events, CancellationToken cancellationToken)
    {
        var left = new ConcurrentQueue<int[]>(Pending().Chunk(_wave));
        return Parallel.ForEachAsync(Enumerable.Range(0, lane.Options.Parallelism), Limited(lane.Options.Parallelism, cancellationToken), (_, stop) => SendAsync(Taken(), events.Of, stop));

        IEnumerable<int[]> Taken()
        {
            while (left.TryDequeue(out int[]? wave))
            {
                yield return wave;
            }
        }
    }

    /// <summary>Where well-filled batches go side by side the largest go first: the window ends with small ones, and no processor waits long for the last.</summary>
    private IEnumerable<int> Pending() => _wave == 1 && lane.Options.Parallelism > 1
        ? window.Pending.OrderByDescending(index => window.Batches[index].Positions.Count)
        : window.Pending;

    private static ParallelOptions Limited(int atOnce, CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken };

    private async ValueTask FetchAndSendAsync(int index, CancellationToken cancellationToken)
    {
        using EventChunk chunk = await source.FetchAsync(window.Batches[index].Positions, cancellationToken).ConfigureAwait(false);
        await ReceiveAsync(Prepare(index, [.. chunk.Events])(cancellationToken)).ConfigureAwait(false);
    }

    private async ValueTask ReadAndSendAsync(EventSpill spill, Range group, CancellationToken cancellationToken)
    {
        using SpilledGroup read = spill.Read(group, window.Batches);
        await SendAsync(Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value).Chunk(_wave), read.Of, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>While a wave is written the next one is encoded.</summary>
    private async ValueTask SendAsync(IEnumerable<int[]> waves, Func<int, ImmutableArray<DeliveryEvent>> eventsOf, CancellationToken cancellationToken)
    {
        Task writing = Task.CompletedTask;
        try
        {
            foreach (int[] wave in waves)
            {
                Func<CancellationToken, Task<BatchReceipt>>[] writes = [.. wave.Select(index => Prepare(index, eventsOf(index)))];
                await writing.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                writing = Task.WhenAll(writes.Select(write => ReceiveAsync(write(cancellationToken))));
            }
        }
        finally
        {
            await writing.ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync(Task<BatchReceipt> writing) => receipts.Add(await writing.ConfigureAwait(false));

    /// <summary>Encodes a batch as the journal has it, the first time as after any crash.</summary>
    /// <returns>Writes it.</returns>
    private Func<CancellationToken, Task<BatchReceipt>> Prepare(int index, ImmutableArray<DeliveryEvent> events)
    {
        JournalBatch journal = window.Batches[index];
        if (events.Length != journal.Positions.Count)
        {
            throw new DeliveryException($"{journal.Positions.Count} events from position {journal.Positions[0]} on are journalled for delivery, but the source has only {events.Length} of them.", "");
        }

        var batch = new DeliveryBatch(journal.Partition, events);
        Func<CancellationToken, Task<WrittenObject?>> write = lane.Sink.Prepare(batch);
        return async cancellationToken => new BatchReceipt(index, batch.LatestEventTime, await write(cancellationToken).ConfigureAwait(false));
    }
}
