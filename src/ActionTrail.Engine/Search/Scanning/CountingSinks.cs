using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Counts the matching events of all items, each event id once.</summary>
/// <param name="counters">One counter for each thread.</param>
/// <param name="ids">Ids counted already.</param>
/// <param name="tally">Counts.</param>
internal sealed class CountingSinks(ThreadLocal<GroupCounter> counters, EventIdSet ids, SearchTally tally) : IMatchSinks
{
    /// <inheritdoc/>
    public ValueTask RoomAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public bool IsEnough(DateTimeOffset time) => false;

    /// <inheritdoc/>
    public IMatchSink Open(ArchiveItem item, KeyVerdict verdict) => new CountingSink(verdict, counters, ids, tally);
}
