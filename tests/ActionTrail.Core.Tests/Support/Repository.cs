namespace ActionTrail.Core.Tests.Support;

/// <summary>Files of the repository that tests read.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string EventFixtures => Path.Combine(Root, "tests", "Fixtures", "Events");

    /// <summary>Samples from public documents; outside the repository, so they may be absent.</summary>
    public static string ReferenceEvents => Path.Combine(Root, "..", "shared", "reference", "events");

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(EventFixtures, name + ".json"));

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
