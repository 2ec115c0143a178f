namespace ActionTrail.Tests.Support;

/// <summary>Where the repository lies that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root folder, absolute.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "ActionTrail.PS.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds ActionTrail.PS.sln.");
    }
}
