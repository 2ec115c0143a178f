using System.Runtime.CompilerServices;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>A folder of delivered files with everything below it, or a single file. Links to folders are not followed.</summary>
public sealed class FolderSource : IArchiveSource
{
    private readonly string _folder;
    private readonly string? _onlyFile;

    /// <summary>Names a folder or a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="ConfigurationException">There is nothing at the path.</exception>
    public FolderSource(string path)
    {
        string full = Path.GetFullPath(path);
        if (!Directory.Exists(full) && !File.Exists(full))
        {
            throw new ConfigurationException($"There is no folder or file '{path}' to search.");
        }

        Name = path;
        _onlyFile = File.Exists(full) ? Path.GetFileName(full) : null;
        _folder = _onlyFile is null ? full : Path.GetDirectoryName(full)!;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public int OpenAhead => 1;

    /// <inheritdoc/>
    public async IAsyncEnumerable<ArchiveItem> ListAsync(ArchiveKeyFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (string name in _onlyFile is null ? Below(_folder) : [_onlyFile])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(name, null);
        }
    }

    /// <summary>Lists every file, and passes over folders that cannot be listed; the outermost one must be.</summary>
    /// <param name="passOver">Gets the name of such a folder, and why.</param>
    /// <returns>The files.</returns>
    internal IEnumerable<ArchiveItem> List(Action<string, Exception> passOver) =>
        (_onlyFile is null ? Below(_folder, passOver) : [_onlyFile]).Select(static name => new ArchiveItem(name, null));

    /// <inheritdoc/>
    public IArchiveBranch Branch(ArchiveKeyFilter filter, SearchOrder order) => _onlyFile is null ? new FolderBranch(_folder, "", filter, order) : new WholeBranch(this, filter);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(ArchiveItem item, CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new LocalFileStream(Path.Combine(_folder, item.Name)));

    /// <summary>Names of the files, folder by folder in order, so that a large archive is never listed whole.</summary>
    private static IEnumerable<string> Below(string folder, Action<string, Exception>? passOver = null)
    {
        var open = new Stack<Folder>();
        open.Push(new("", FolderEntry.In(folder)));
        while (open.TryPeek(out Folder? innermost))
        {
            if (!innermost.Rest.TryDequeue(out FolderEntry? entry))
            {
                open.Pop();
            }
            else if (entry.IsFolder)
            {
                string name = innermost.Name + entry.Name;
                open.Push(new($"{name}/", Listed(Path.Combine(folder, name), name, passOver)));
            }
            else
            {
                yield return innermost.Name + entry.Name;
            }
        }
    }

    private static Queue<FolderEntry> Listed(string folder, string name, Action<string, Exception>? passOver)
    {
        try
        {
            return FolderEntry.In(folder);
        }
        catch (Exception failure) when (passOver is not null && (failure is IOException or UnauthorizedAccessException))
        {
            passOver(name, failure);
            return [];
        }
    }

    private sealed record Folder(string Name, Queue<FolderEntry> Rest);

    /// <summary>A folder that is read when its turn comes.</summary>
    private sealed class FolderBranch(string root, string name, ArchiveKeyFilter filter, SearchOrder order) : IArchiveBranch
    {
        public DateTimeOffset? Bound { get; } = BranchBound.Of(BranchBound.Folder(name), order);

        public Task<BranchListing> ListAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ILookup<bool, string> entries = FolderEntry.In(Path.Combine(root, name)).ToLookup(static entry => entry.IsFolder, entry => name + entry.Name);
            IEnumerable<string> folders = entries[true].Select(static folder => $"{folder}/").Where(folder => filter.Admits(folder, BranchBound.Folder(folder)));
            return Task.FromResult(new BranchListing(
                [.. entries[false].Select(static file => new ArchiveItem(file, null))], [.. folders.Select(folder => new FolderBranch(root, folder, filter, order))]));
        }
    }
}
