namespace ActionTrail.Engine.Delivery;

/// <summary>The events of a window's pending batches, fetched in one pass over the source and sorted into their batches.</summary>
internal sealed class WindowEvents : IDisposable
{
    private readonly EventChunk _chunk;
    private readonly List<DeliveryEvent>[] _batches;

    private WindowEvents(EventChunk chunk, List<DeliveryEvent>[] batches) => (_chunk, _batches) = (chunk, batches);

    /// <summary>Fetches the events.</summary>
    /// <param name="source">Where they are.</param>
    /// <param name="window">The window.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <returns>The events; the caller disposes them when it is done with their bytes.</returns>
    public static async ValueTask<WindowEvents> FetchAsync(IEventSource source, JournalWindow window, CancellationToken cancellationToken)
    {
        (long[] positions, int[] owners) = Sorted(window);
        EventChunk chunk = await source.FetchAsync(positions, cancellationToken).ConfigureAwait(false);
        List<DeliveryEvent>[] batches = [.. window.Batches.Select(static batch => new List<DeliveryEvent>(batch.Positions.Count))];
        int next = 0;
        foreach (DeliveryEvent each in chunk.Events)
        {
            // What the source no longer has is missing from its batch, which the lane notices before it sends.
            while (positions[next] < each.Position)
            {
                next++;
            }

            batches[owners[next]].Add(each);
        }

        return new WindowEvents(chunk, batches);
    }

    /// <summary>The events of a batch.</summary>
    /// <param name="batch">Index of the batch.</param>
    /// <returns>Its events, by position.</returns>
    public IReadOnlyList<DeliveryEvent> Of(int batch) => _batches[batch];

    /// <inheritdoc/>
    public void Dispose() => _chunk.Dispose();

    private static (long[] Positions, int[] Owners) Sorted(JournalWindow window)
    {
        long[] positions = new long[window.PendingCount];
        int[] owners = new int[window.PendingCount];
        int count = 0;
        foreach (int index in window.Pending)
        {
            foreach (long position in window.Batches[index].Positions)
            {
                (positions[count], owners[count++]) = (position, index);
            }
        }

        Array.Sort(positions, owners);
        return (positions, owners);
    }
}
