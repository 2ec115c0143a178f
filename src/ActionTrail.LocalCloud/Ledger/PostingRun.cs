using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>
/// Sorted index entries of some events. All entries of one event are in one run, so conditions are intersected run by run. Immutable.
/// </summary>
internal abstract class PostingRun
{
    /// <summary>Earliest event time in it.</summary>
    public required long MinTime { get; init; }

    /// <summary>Latest event time in it.</summary>
    public required long MaxTime { get; init; }

    /// <summary>How many blocks it has; at least 1.</summary>
    public abstract int BlockCount { get; }

    /// <summary>The first entry of a block.</summary>
    /// <param name="block">Number of the block, from 0.</param>
    /// <returns>The entry; its region is not known here.</returns>
    public abstract Posting FirstOf(int block);

    /// <summary>The entries of a block.</summary>
    /// <param name="block">Number of the block, from 0.</param>
    /// <param name="database">Connection to read with.</param>
    /// <returns>At least one entry.</returns>
    public abstract Posting[] Block(int block, SqliteDatabase database);

    /// <summary>The block in which an entry would stand.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>Number of the last block that starts at or before it; 0 when none does.</returns>
    public int BlockOf(Posting entry)
    {
        int low = 0;
        int high = BlockCount - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = FirstOf(middle).CompareTo(entry) <= 0 ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
