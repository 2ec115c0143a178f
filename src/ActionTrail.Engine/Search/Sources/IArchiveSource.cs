namespace ActionTrail.Engine.Search.Sources;

/// <summary>Where an archive lies.</summary>
public interface IArchiveSource
{
    /// <summary>What people call it, for example <c>oss://corp-audit/prefix</c>.</summary>
    string Name { get; }

    /// <summary>How many items are worth opening at once because opening waits for a network; 1 when it does not.</summary>
    int OpenAhead { get; }

    /// <summary>Lists the items in the order of their names.</summary>
    /// <param name="filter">What will be read; a source may leave out what this refuses if it saves requests.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <returns>The items, as they are found.</returns>
    IAsyncEnumerable<ArchiveItem> ListAsync(ArchiveKeyFilter filter, CancellationToken cancellationToken);

    /// <summary>The same items for a search in the order of time, which lists no more of them than it needs.</summary>
    /// <param name="filter">What will be read; folders that this refuses are not listed.</param>
    /// <param name="order">Which come first.</param>
    /// <returns>The archive, not yet listed.</returns>
    IArchiveBranch Branch(ArchiveKeyFilter filter, SearchOrder order) => new WholeBranch(this, filter);

    /// <summary>Opens an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <returns>Its bytes, read synchronously and disposed by the caller.</returns>
    ValueTask<Stream> OpenAsync(ArchiveItem item, CancellationToken cancellationToken);
}
