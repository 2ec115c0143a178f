using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.Ledger;

/// <summary>Entries of the newest events, which are not stored yet.</summary>
internal sealed class MemoryRun : PostingRun
{
    private MemoryRun(Posting[] postings) => Postings = postings;

    /// <summary>The entries.</summary>
    public Posting[] Postings { get; }

    /// <inheritdoc/>
    public override int BlockCount => 1;

    /// <summary>Makes a run.</summary>
    /// <param name="postings">Entries in any order; sorted in place, repeated ones are left out.</param>
    /// <returns>The run; null when there are no entries.</returns>
    public static MemoryRun? Of(Span<Posting> postings)
    {
        if (postings.IsEmpty)
        {
            return null;
        }

        postings.Sort();
        int count = 0;
        (long min, long max) = (long.MaxValue, long.MinValue);
        foreach (Posting each in postings)
        {
            if (count == 0 || postings[count - 1].CompareTo(each) != 0)
            {
                postings[count++] = each;
                (min, max) = (Math.Min(min, each.Time), Math.Max(max, each.Time));
            }
        }

        return new MemoryRun(postings[..count].ToArray()) { MinTime = min, MaxTime = max };
    }

    /// <summary>Joins runs by merging them in pairs: they are sorted already.</summary>
    /// <param name="runs">At least one run.</param>
    /// <returns>One run with all entries.</returns>
    public static MemoryRun Join(params IReadOnlyList<MemoryRun> runs)
    {
        List<Posting[]> sorted = [.. runs.Select(static run => run.Postings)];
        while (sorted.Count > 1)
        {
            sorted = [.. sorted.Chunk(2).Select(static pair => pair.Length == 2 ? Merge(pair[0], pair[1]) : pair[0])];
        }

        return new MemoryRun(sorted[0]) { MinTime = runs.Min(static run => run.MinTime), MaxTime = runs.Max(static run => run.MaxTime) };
    }

    /// <summary>Merges two sorted arrays that have no entry in common: an event's entries are in one run.</summary>
    private static Posting[] Merge(Posting[] one, Posting[] other)
    {
        var merged = new Posting[one.Length + other.Length];
        (int left, int right) = (0, 0);
        for (int i = 0; i < merged.Length; i++)
        {
            bool takesLeft = right == other.Length || (left < one.Length && one[left].CompareTo(other[right]) <= 0);
            merged[i] = takesLeft ? one[left++] : other[right++];
        }

        return merged;
    }

    /// <inheritdoc/>
    public override Posting FirstOf(int block) => Postings[0];

    /// <inheritdoc/>
    public override Posting[] Block(int block, SqliteDatabase database) => Postings;
}
