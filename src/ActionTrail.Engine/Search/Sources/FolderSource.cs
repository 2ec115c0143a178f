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
        foreach (string name in _onlyFile is null ? Below(_folder, "") : [_onlyFile])
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(name, null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(ArchiveItem item, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream>(new FileStream(Path.Combine(_folder, item.Name), new FileStreamOptions
        {
            Access = FileAccess.Read,
            Share = FileShare.ReadWrite | FileShare.Delete,
            Options = FileOptions.SequentialScan,
            BufferSize = 0, // The reader reads ahead itself.
        }));

    /// <summary>Names of the files, folder by folder in order, so that a large archive is never listed whole.</summary>
    private static IEnumerable<string> Below(string folder, string name)
    {
        var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(folder, static (ref entry) => (entry.FileName.ToString(), entry.IsDirectory), s_all)
        {
            ShouldIncludePredicate = IsSearched,
        };
        foreach ((string entry, bool isFolder) in entries.OrderBy(static entry => entry.Name, StringComparer.Ordinal))
        {
            if (!isFolder)
            {
                yield return name + entry;
                continue;
            }

            foreach (string file in Below(Path.Combine(folder, entry), $"{name}{entry}/"))
            {
                yield return file;
            }
        }
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
}
