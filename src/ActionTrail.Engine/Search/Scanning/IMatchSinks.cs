using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Engine.Search.Scanning;

/// <summary>Takes the matching events of all items.</summary>
internal interface IMatchSinks
{
    /// <summary>Waits while no further item may be begun.</summary>
    ValueTask RoomAsync(CancellationToken cancellationToken);

    /// <summary>Whether an item whose key has a time, and all that follow it in the order of time, cannot change the answer any more.</summary>
    bool IsEnough(DateTimeOffset time);

    /// <summary>Begins an item; called in the order of the items, by one worker at a time.</summary>
    IMatchSink Open(ArchiveItem item, KeyVerdict verdict);
}
