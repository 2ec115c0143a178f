using System.IO.Enumeration;
using System.Runtime.CompilerServices;
using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>A folder of delivered files with everything below it, or a single file. Links to folders are not followed.</summary>
public sealed class FolderSource : IArchiveSource
{
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

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

    /// <inheritdoc/>
    public IArchiveBranch Branch(ArchiveKeyFilter filter, SearchOrder order) => _onlyFile is null ? new FolderBranch(_folder, "", filter, order) : new WholeBranch(this, filter);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(ArchiveItem item, CancellationToken cancellationToken) => ValueTask.FromResult<Stream>(new LocalFileStream(Path.Combine(_folder, item.Name)));

    /// <summary>Names of the files, folder by folder in order, so that a large archive is never listed whole.</summary>
    private static IEnumerable<string> Below(string folder)
    {
        var open = new Stack<Folder>();
        open.Push(new("", EntriesOf(folder)));
        while (open.TryPeek(out Folder? innermost))
        {
            if (!innermost.Rest.TryDequeue(out Entry? entry))
            {
                open.Pop();
            }
            else if (entry.IsFolder)
            {
                string name = $"{innermost.Name}{entry.Name}/";
                open.Push(new(name, EntriesOf(Path.Combine(folder, name))));
            }
            else
            {
                yield return innermost.Name + entry.Name;
            }
        }
    }

    private static Queue<Entry> EntriesOf(string folder)
    {
        List<Entry> entries = [.. new FileSystemEnumerable<Entry>(folder, static (ref entry) => new(entry.FileName.ToString(), entry.IsDirectory), s_all) { ShouldIncludePredicate = IsSearched }];
        entries.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new(entries);
    }

    /// <summary>
    /// Not what is hidden, nor links to folders. Where the name alone tells what is hidden, a file's attributes are not asked for: that is
    /// two calls of the system for each file.
    /// </summary>
    private static bool IsSearched(ref FileSystemEntry entry)
    {
        if (OperatingSystem.IsLinux() && !entry.IsDirectory)
        {
            return entry.FileName[0] != '.';
        }

        FileAttributes attributes = entry.Attributes;
        return (attributes & (FileAttributes.Hidden | FileAttributes.System)) == 0 && !(entry.IsDirectory && attributes.HasFlag(FileAttributes.ReparsePoint));
    }

    private sealed record Folder(string Name, Queue<Entry> Rest);

    /// <summary>A folder that is read when its turn comes.</summary>
    private sealed class FolderBranch(string root, string name, ArchiveKeyFilter filter, SearchOrder order) : IArchiveBranch
    {
        public DateTimeOffset? Bound { get; } = BranchBound.Of(BranchBound.Folder(name), order);

        public Task<BranchListing> ListAsync(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ILookup<bool, string> entries = EntriesOf(Path.Combine(root, name)).ToLookup(static entry => entry.IsFolder, entry => name + entry.Name);
            IEnumerable<string> folders = entries[true].Select(static folder => $"{folder}/").Where(folder => filter.Admits(folder, BranchBound.Folder(folder)));
            return Task.FromResult(new BranchListing(
                [.. entries[false].Select(static file => new ArchiveItem(file, null))], [.. folders.Select(folder => new FolderBranch(root, folder, filter, order))]));
        }
    }

    private sealed record Entry(string Name, bool IsFolder);
}
