using System.Runtime.InteropServices;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Counts the matching events of one item, each event id once.</summary>
/// <param name="verdict">Why the item is read.</param>
/// <param name="counters">One counter for each thread.</param>
/// <param name="ids">Ids counted already.</param>
/// <param name="tally">Counts.</param>
internal sealed class CountingSink(KeyVerdict verdict, ThreadLocal<GroupCounter> counters, EventIdSet ids, SearchTally tally) : IMatchSink
{
    private readonly List<UInt128> _blockIds = [];
    private readonly List<int> _blockGroups = [];

    /// <inheritdoc/>
    public void Accept(EventMatcher matcher, ReadOnlySpan<byte> json)
    {
        _blockIds.Add(matcher.IdHash);
        _blockGroups.Add(counters.Value!.Count(matcher, json));
    }

    /// <inheritdoc/>
    public void EndBlock()
    {
        Span<UInt128> blockIds = CollectionsMarshal.AsSpan(_blockIds);
        int duplicates = 0;
        ids.Warm(blockIds);
        for (int i = 0; i < blockIds.Length; i++)
        {
            if (!ids.Add(blockIds[i]))
            {
                counters.Value!.TakeBack(_blockGroups[i]);
                duplicates++;
            }
        }

        tally.Given(verdict, blockIds.Length - duplicates);
        tally.Duplicates(duplicates);
        _blockIds.Clear();
        _blockGroups.Clear();
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Complete()
    {
    }
}
