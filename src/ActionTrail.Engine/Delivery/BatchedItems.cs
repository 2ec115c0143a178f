using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>Items in the order of their batches.</summary>
/// <typeparam name="T">What is in batches.</typeparam>
/// <param name="items">The items, batch after batch.</param>
/// <param name="starts">Where each batch starts, and at last where they end.</param>
internal sealed class BatchedItems<T>(T[] items, int[] starts)
{
    /// <summary>The items of a batch.</summary>
    /// <param name="batch">Number of the batch.</param>
    /// <returns>Its items.</returns>
    public ArraySegment<T> Of(int batch) => new(items, starts[batch], starts[batch + 1] - starts[batch]);

    /// <summary>Brings items into the order of their batches; within a batch they keep their order.</summary>
    /// <param name="items">The items.</param>
    /// <param name="batches">For each of them the number of its batch.</param>
    /// <param name="count">How many batches there are.</param>
    /// <returns>The same items.</returns>
    public static BatchedItems<T> Sort(List<T> items, List<int> batches, int count)
    {
        int[] starts = new int[count + 1];
        foreach (int batch in batches)
        {
            starts[batch + 1]++;
        }

        for (int batch = 1; batch < starts.Length; batch++)
        {
            starts[batch] += starts[batch - 1];
        }

        var sorted = new T[items.Count];
        int[] next = [.. starts];
        ReadOnlySpan<T> unsorted = CollectionsMarshal.AsSpan(items);
        for (int i = 0; i < unsorted.Length; i++)
        {
            sorted[next[batches[i]]++] = unsorted[i];
        }

        return new BatchedItems<T>(sorted, starts);
    }
}
