namespace ActionTrail.Conformance.Tests;

/// <summary>A test that needs node and npm; without them it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        bool Has(string program) => folders.Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".cmd")) || File.Exists(Path.Combine(folder, program + ".exe")));
        if (!Has("node") || !Has("npm"))
        {
            Skip = "The conformance suite was not run: node and npm are not on PATH.";
        }
    }
}
