using ActionTrail.Tests.Support;

namespace ActionTrail.Core.Tests.Support;

/// <summary>Event records that tests read.</summary>
internal static class EventRecords
{
    public static string EventFixtures => Path.Combine(Repository.Root, "tests", "Fixtures", "Events");

    /// <summary>Samples from public documents; outside the repository, so they may be absent.</summary>
    public static string ReferenceEvents => Path.Combine(Repository.Root, "..", "shared", "reference", "events");

    public static byte[] Fixture(string name) => File.ReadAllBytes(Path.Combine(EventFixtures, name + ".json"));
}
