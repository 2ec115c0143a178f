namespace ActionTrail.Engine.Collection;

/// <summary>Where a collection's events come from. It keeps nothing itself: the spool remembers where it goes on. One call at a time.</summary>
public interface IEventFeed
{
    /// <summary>What could not be read in the pass that goes on or that ended last, as sentences; empty when all was.</summary>
    IReadOnlyList<string> Defects { get; }

    /// <summary>Reads the next portion into the spool.</summary>
    /// <param name="spool">The spool.</param>
    /// <param name="end">What is newer than this (UTC) belongs to a later pass; the same for all calls of one pass.</param>
    /// <param name="cancellationToken">Ends the reading; what was read and not stored is read again.</param>
    /// <returns>Whether the pass goes on; false when nothing is left, and then the next call begins another pass.</returns>
    Task<bool> PullAsync(ICollectionSpool spool, DateTimeOffset end, CancellationToken cancellationToken);
}
