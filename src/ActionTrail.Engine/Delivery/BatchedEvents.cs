using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>Events in the order of their batches.</summary>
/// <param name="events">The events, batch after batch.</param>
/// <param name="starts">Where each batch starts, and at last where they end.</param>
internal sealed class BatchedEvents(DeliveryEvent[] events, int[] starts)
{
    /// <summary>How many batches there are.</summary>
    public int Count => starts.Length - 1;

    /// <summary>The events of a batch.</summary>
    /// <param name="batch">Index of the batch.</param>
    /// <returns>Its events.</returns>
    public ArraySegment<DeliveryEvent> Of(int batch) => new(events, starts[batch], starts[batch + 1] - starts[batch]);

    /// <summary>Brings events into the order of their batches; within a batch they keep their order.</summary>
    /// <param name="events">The events.</param>
    /// <param name="batches">For each of them the index of its batch.</param>
    /// <returns>The same events.</returns>
    public static BatchedEvents Sort(List<DeliveryEvent> events, List<int> batches)
    {
        int[] starts = new int[batches.Count == 0 ? 1 : batches.Max() + 2];
        foreach (int batch in batches)
        {
            starts[batch + 1]++;
        }

        for (int batch = 1; batch < starts.Length; batch++)
        {
            starts[batch] += starts[batch - 1];
        }

        var sorted = new DeliveryEvent[events.Count];
        int[] next = [.. starts];
        ReadOnlySpan<DeliveryEvent> unsorted = CollectionsMarshal.AsSpan(events);
        for (int i = 0; i < unsorted.Length; i++)
        {
            sorted[next[batches[i]]++] = unsorted[i];
        }

        return new BatchedEvents(sorted, starts);
    }
}
