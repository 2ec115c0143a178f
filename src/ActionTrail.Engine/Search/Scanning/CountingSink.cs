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
    /// <inheritdoc/>
    public void Accept(EventMatcher matcher, ReadOnlySpan<byte> json)
    {
        if (ids.Add(matcher.IdHash))
        {
            counters.Value!.Count(matcher, json);
            tally.Given(verdict);
        }
        else
        {
            tally.Duplicate();
        }
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Complete()
    {
    }
}
