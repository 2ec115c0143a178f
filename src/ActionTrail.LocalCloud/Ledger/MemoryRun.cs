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

    /// <summary>Joins runs.</summary>
    /// <param name="runs">At least one run.</param>
    /// <returns>One run with all entries.</returns>
    public static MemoryRun Join(params IEnumerable<MemoryRun> runs) => Of(runs.SelectMany(static run => run.Postings).ToArray())!;

    /// <inheritdoc/>
    public override Posting FirstOf(int block) => Postings[0];

    /// <inheritdoc/>
    public override Posting[] Block(int block, SqliteDatabase database) => Postings;
}
