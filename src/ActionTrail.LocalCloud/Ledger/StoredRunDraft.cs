namespace ActionTrail.LocalCloud.Ledger;

/// <summary>A run ready to be stored: its blocks as bytes, and the first entry of each.</summary>
/// <param name="Run">The entries.</param>
/// <param name="Through">Last position of the events in it.</param>
/// <param name="Blocks">The blocks.</param>
/// <param name="Directory">Term, time and position of each block's first entry.</param>
internal sealed record StoredRunDraft(MemoryRun Run, long Through, IReadOnlyList<byte[]> Blocks, (long Term, long Time, long Position)[] Directory)
{
    /// <summary>Prepares a run.</summary>
    /// <param name="run">The entries.</param>
    /// <param name="through">Last position of the events in it.</param>
    /// <returns>The draft.</returns>
    public static StoredRunDraft Of(MemoryRun run, long through)
    {
        var blocks = new List<byte[]>();
        var directory = new List<(long, long, long)>();
        for (int start = 0; start < run.Postings.Length; start += PostingBlock.Capacity)
        {
            ReadOnlySpan<Posting> block = run.Postings.AsSpan(start, Math.Min(PostingBlock.Capacity, run.Postings.Length - start));
            blocks.Add(PostingBlock.Encode(block));
            directory.Add((block[0].Term, block[0].Time, block[0].Position));
        }

        return new StoredRunDraft(run, through, blocks, [.. directory]);
    }
}
