namespace ActionTrail.Engine.Search.Sources;

/// <summary>A source that can only be listed as a whole.</summary>
/// <param name="source">The source.</param>
/// <param name="filter">What will be read.</param>
internal sealed class WholeBranch(IArchiveSource source, ArchiveKeyFilter filter) : IArchiveBranch
{
    /// <inheritdoc/>
    public DateTimeOffset? Bound => null;

    /// <inheritdoc/>
    public async Task<BranchListing> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<ArchiveItem>();
        await foreach (ArchiveItem item in source.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return new(items, []);
    }
}
