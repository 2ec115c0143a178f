using System.Diagnostics;

namespace ActionTrail.Cli.Tests.Search;

/// <summary>The program in a process of its own.</summary>
internal static class SearchProcess
{
    /// <summary>What <c>dotnet</c> starts.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "attrail.dll");

    /// <summary>Starts a process whose output is read by the test.</summary>
    public static Process Start(string program, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
