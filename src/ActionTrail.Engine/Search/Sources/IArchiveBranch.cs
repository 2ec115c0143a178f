namespace ActionTrail.Engine.Search.Sources;

/// <summary>A part of an archive that is not listed yet, for searches in the order of time: they list from the wanted end, and no more than they need.</summary>
public interface IArchiveBranch
{
    /// <summary>
    /// When the newest are wanted first, a time that is later than that of every key in it; when the oldest are, one that no key in it is
    /// earlier than. Null when it may hold anything.
    /// </summary>
    DateTimeOffset? Bound { get; }

    /// <summary>Lists it, or a beginning of it.</summary>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>What was found.</returns>
    Task<BranchListing> ListAsync(CancellationToken cancellationToken);
}
