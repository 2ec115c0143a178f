namespace ActionTrail.Engine.Search.Sources;

/// <summary>What the listing of a branch found.</summary>
/// <param name="Items">The items that it listed, in any order.</param>
/// <param name="Branches">What is still to be listed; what cannot hold anything that is asked for is left out.</param>
public sealed record BranchListing(IReadOnlyList<ArchiveItem> Items, IReadOnlyList<IArchiveBranch> Branches);
