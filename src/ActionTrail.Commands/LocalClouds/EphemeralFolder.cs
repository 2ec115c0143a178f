namespace ActionTrail.Commands.LocalClouds;

/// <summary>Temporary folders for clouds that live as long as a test.</summary>
internal static class EphemeralFolder
{
    private const string Prefix = "actiontrail-cloud-";

    /// <summary>Makes a folder that only this user can read.</summary>
    /// <returns>Its absolute path.</returns>
    public static string Create() => Directory.CreateTempSubdirectory(Prefix).FullName;

    /// <summary>Whether a folder was made here.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <returns>True when it is one of these.</returns>
    public static bool Is(string folder) =>
        Path.GetFileName(folder).StartsWith(Prefix, StringComparison.Ordinal)
        && string.Equals(Path.GetDirectoryName(folder), Path.TrimEndingDirectorySeparator(Path.GetTempPath()), StringComparison.Ordinal);
}
