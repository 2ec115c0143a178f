using System.IO.Enumeration;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>A file or folder in a folder of this machine.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
internal sealed record FolderEntry(string Name, bool IsFolder)
{
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>What is searched in a folder, in the order of names: not what is hidden, nor links to folders.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <returns>The entries.</returns>
    public static Queue<FolderEntry> In(string folder)
    {
        List<FolderEntry> entries = LinuxFiles.List(folder)
            ?? [.. new FileSystemEnumerable<FolderEntry>(folder, static (ref entry) => new(entry.FileName.ToString(), entry.IsDirectory), s_all) { ShouldIncludePredicate = IsSearched }];
        entries.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return new(entries);
    }

    /// <summary>
    /// Where the name alone tells what is hidden, a file's attributes are not asked for: that is two calls of the system for each file.
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
