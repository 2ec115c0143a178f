using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>The matching events of one item on their way to the reader.</summary>
/// <param name="flow">Where it lies among the other items.</param>
/// <param name="item">The item.</param>
/// <param name="verdict">Why it is read.</param>
internal sealed class MatchQueue(MatchFlow flow, ArchiveItem item, KeyVerdict verdict) : IMatchSink
{
    private List<ArchiveMatch>? _found;

    /// <summary>What waits for the reader; belongs to the flow, as <see cref="IsComplete"/> does.</summary>
    public Queue<MatchBatch> Batches { get; } = new();

    /// <summary>Whether nothing follows.</summary>
    public bool IsComplete { get; set; }

    /// <inheritdoc/>
    public void Accept(EventMatcher matcher, ReadOnlySpan<byte> json) => (_found ??= []).Add(new(json.ToArray(), matcher.EventTime, matcher.IdHash, item.Name));

    /// <inheritdoc/>
    public void EndBlock()
    {
    }

    /// <inheritdoc/>
    public ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_found is not { } found)
        {
            return ValueTask.CompletedTask;
        }

        _found = null;
        return flow.AddAsync(this, new(verdict, found), cancellationToken);
    }

    /// <inheritdoc/>
    public void Complete() => flow.Complete(this);
}
