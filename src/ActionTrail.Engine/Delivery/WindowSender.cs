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
    /// <summary>How many batches make a wave: one where they are well filled, as to write such a batch is to compress it.</summary>
    private readonly int _wave = window.Batches.Sum(static batch => (long)batch.Positions.Count) < (long)lane.Options.DenseBatchCount * window.Batches.Count ? lane.Options.SmallBatchWave : 1;

    /// <summary>Sends the batches.</summary>
    /// <param name="events">The events of the window; null where they are gone.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    /// <returns>A task that completes when no write is under way any more; fails when one did.</returns>
    public Task SendAsync(WindowEvents? events, CancellationToken cancellationToken)
    {
        if (events is null)
        {
            return Parallel.ForEachAsync(window.Pending, Limited(Math.Max(lane.Options.Parallelism, _wave), cancellationToken), FetchAndSendAsync);
        }

        if (events.Spill is { } spill)
        {
            var groups = new ConcurrentQueue<Range>(spill.Groups());
            return SendSideBySideAsync(() => Taken(groups).SelectMany(group => WavesOf(spill, group)), cancellationToken);
        }

        var waves = new ConcurrentQueue<int[]>(Pending().Chunk(_wave));
        return SendSideBySideAsync(() => Taken(waves).Select(wave => new Wave(wave, events.Of)), cancellationToken);
    }

    private static IEnumerable<T> Taken<T>(ConcurrentQueue<T> queue)
    {
        while (queue.TryDequeue(out T? next))
        {
            yield return next;
        }
    }

    private IEnumerable<Wave> WavesOf(EventSpill spill, Range group)
    {
        using SpilledGroup read = spill.Read(group, window.Batches);
        foreach (int[] wave in Enumerable.Range(group.Start.Value, group.End.Value - group.Start.Value).Chunk(_wave))
        {
            yield return new Wave(wave, read.Of);
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

    /// <summary>Each takes its waves from what is left.</summary>
    private Task SendSideBySideAsync(Func<IEnumerable<Wave>> left, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(0, lane.Options.Parallelism), Limited(lane.Options.Parallelism, cancellationToken), (_, stop) => SendAsync(left(), stop));

    /// <summary>While a wave is written the next one is encoded. Encoded, its events are not needed any more.</summary>
    private async ValueTask SendAsync(IEnumerable<Wave> waves, CancellationToken cancellationToken)
    {
        Task writing = Task.CompletedTask;
        try
        {
            foreach (Wave wave in waves)
            {
                Func<CancellationToken, Task<BatchReceipt>>[] writes = [.. wave.Batches.Select(index => Prepare(index, wave.EventsOf(index)))];
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

    /// <summary>Batches that are encoded one after the other and written side by side.</summary>
    /// <param name="Batches">Their places in the order in which they are sent.</param>
    /// <param name="EventsOf">The events of one of them.</param>
    private readonly record struct Wave(int[] Batches, Func<int, ImmutableArray<DeliveryEvent>> EventsOf);
}
