using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Archive;

/// <summary>A folder on the way to delivered objects, as far as its path tells: that of an account, of a region, or of a year, month or day of one.</summary>
/// <param name="Account">The account whose events are below it; null for a single-account trail.</param>
/// <param name="Partition">The region's folder that it is, or that it lies in; null for the folder of an account.</param>
/// <param name="First">The first day whose folder may be below it.</param>
/// <param name="Last">The last day whose folder may be below it.</param>
public sealed record ArchiveFolder(AccountId? Account, ArchivePartition? Partition, DateOnly First, DateOnly Last)
{
    /// <summary>Whether it is the folder of a year, a month or a day.</summary>
    public bool IsDated => First > DateOnly.MinValue;

    /// <summary>Whether it is the folder of a day.</summary>
    public bool IsDay => First == Last;

    /// <summary>Parses a folder if it is one of these.</summary>
    /// <param name="path">Whole path, with its prefix and a slash at its end.</param>
    /// <param name="result">The folder, or null.</param>
    /// <returns>Whether it parsed. The region of a single-account trail does not without a year: a resource directory may have the same name.</returns>
    public static bool TryParse(string path, [NotNullWhen(true)] out ArchiveFolder? result)
    {
        result = ArchiveKeyParser.ParseFolder(path);
        return result is not null;
    }
}
