using System.Runtime.InteropServices;

namespace ActionTrail.Engine.Delivery;

/// <summary>
/// The batches of a window, numbered as they come to be, and the order in which they are sent. Files go in the order of their folders: a store that
/// keeps its objects by key then puts what comes together into the same place. All else keeps the order of recording. Not thread-safe.
/// </summary>
/// <param name="rule">What is kept apart.</param>
internal sealed class BatchOrder(PartitionRule rule)
{
    private readonly List<PartitionKey> _partitions = [];
    private int[] _sorted = [];

    /// <summary>How many batches there are.</summary>
    public int Count => _partitions.Count;

    /// <summary>What the events of a batch have in common.</summary>
    /// <param name="batch">Number of the batch.</param>
    public PartitionKey this[int batch] => _partitions[batch];

    /// <summary>Adds a batch.</summary>
    /// <param name="partition">What its events have in common.</param>
    /// <returns>Its number.</returns>
    public int Add(PartitionKey partition)
    {
        _partitions.Add(partition);
        return _partitions.Count - 1;
    }

    /// <summary>The batches that there are now, in the order in which they are sent. Later ones go between them; none changes places with another.</summary>
    /// <returns>Their numbers, in an array that is not changed any more.</returns>
    public int[] Sorted()
    {
        if (_sorted.Length < _partitions.Count)
        {
            int[] sorted = [.. Enumerable.Range(0, _partitions.Count)];
            Array.Sort(sorted, Compare);
            _sorted = sorted;
        }

        return _sorted;
    }

    /// <summary>Compares two batches.</summary>
    /// <param name="one">Number of a batch.</param>
    /// <param name="other">Number of the other.</param>
    /// <returns>Less than 0 when the first is sent before the other.</returns>
    public int Compare(int one, int other)
    {
        if (rule != PartitionRule.AccountRegionDate)
        {
            return one.CompareTo(other);
        }

        ReadOnlySpan<PartitionKey> partitions = CollectionsMarshal.AsSpan(_partitions);
        ref readonly PartitionKey first = ref partitions[one];
        ref readonly PartitionKey second = ref partitions[other];
        int difference = string.CompareOrdinal(first.AccountId, second.AccountId);
        difference = difference != 0 ? difference : string.CompareOrdinal(first.Region, second.Region);
        difference = difference != 0 ? difference : string.CompareOrdinal(first.Date, second.Date);
        return difference != 0 ? difference : one.CompareTo(other);
    }
}
