using ActionTrail.Core.Archive;

namespace ActionTrail.Engine.Search.Sources;

/// <summary>How early or late the keys in a folder may be.</summary>
internal static class BranchBound
{
    private static readonly TimeSpan s_spare = TimeSpan.FromDays(1); // An object may lie in the folder of the day it was written on.

    /// <summary>What a path tells; null when it tells nothing.</summary>
    public static ArchiveFolder? Folder(string path) => ArchiveFolder.TryParse(path, out ArchiveFolder? folder) ? folder : null;

    /// <summary>The bound of a folder.</summary>
    /// <param name="folder">What its path tells; null when it tells nothing.</param>
    /// <param name="order">Which events come first.</param>
    public static DateTimeOffset? Of(ArchiveFolder? folder, SearchOrder order) => folder is not { IsDated: true, Last.Year: < 9999 } ? null
        : order == SearchOrder.Newest ? Start(folder.Last) + TimeSpan.FromDays(1) + s_spare
        : Start(folder.First) - s_spare;

    private static DateTimeOffset Start(DateOnly day) => new(day, TimeOnly.MinValue, TimeSpan.Zero);
}
