using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud;

/// <summary>A folder that may hold a local cloud, looked at from outside.</summary>
public static class LocalCloudFolder
{
    /// <summary>The one path by which a folder is known, however it was written.</summary>
    /// <param name="folder">Folder; need not exist.</param>
    /// <returns>Its path, absolute and without a separator at the end.</returns>
    public static string PathOf(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>Whether a folder holds a local cloud.</summary>
    /// <param name="folder">Folder; need not exist.</param>
    /// <returns>True when it does.</returns>
    public static bool HoldsCloud(string folder) => File.Exists(Path.Combine(folder, LocalCloudHost.DatabaseName));

    /// <summary>Whether a folder is missing or empty, so that a cloud can have it for itself.</summary>
    /// <param name="folder">Folder; need not exist.</param>
    /// <returns>True when nothing is in it.</returns>
    public static bool IsFree(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    /// <summary>Deletes a cloud with everything in its folder.</summary>
    /// <param name="folder">Folder of a cloud that nobody has open.</param>
    /// <exception cref="ConfigurationException">It holds no cloud, or somebody has it open; nothing was deleted.</exception>
    public static void Delete(string folder)
    {
        if (!HoldsCloud(folder))
        {
            throw new ConfigurationException($"Folder '{folder}' holds no local cloud ({LocalCloudHost.DatabaseName} is missing); nothing was deleted.");
        }

        FolderLock.Take(folder).Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
