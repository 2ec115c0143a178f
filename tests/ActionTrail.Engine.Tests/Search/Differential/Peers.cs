using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActionTrail.Tests.Support;

namespace ActionTrail.Engine.Tests.Search.Differential;

/// <summary>DuckDB (npm) and jq, asked for event ids.</summary>
internal static partial class Peers
{
    /// <summary>Why they cannot run; null when they can.</summary>
    public static string? Missing { get; } = new[] { "node", "npm", "jq", "zcat" }.FirstOrDefault(static program => !IsThere(program)) is { } absent
        ? $"The searches were not compared with DuckDB and jq: {absent} is not on PATH."
        : null;

    private static string Folder => Path.Combine(Repository.Root, "bench", "peers");

    /// <summary>Asks DuckDB.</summary>
    /// <param name="archive">Folder of gzip files, a JSON array each.</param>
    /// <param name="columns">For each question a column and the rest of a SELECT over <c>records(j)</c>.</param>
    /// <returns>For each question its rows, sorted.</returns>
    public static string[][] DuckDb(string archive, IEnumerable<string> columns)
    {
        string installed = Path.Combine(Folder, "node_modules", ".package-lock.json");
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
        {
            Run("npm", ["ci", "--no-audit", "--no-fund"], "");
        }

        return Answers(Run("node", ["questions.mjs", archive], JsonSerializer.Serialize(columns.Select(static column => Extraction().Replace(column, "($0)")))));
    }

    /// <summary>Asks jq.</summary>
    /// <param name="archive">Folder of gzip files, a JSON array each.</param>
    /// <param name="programs">For each question a program over <c>$records</c> that gives an array.</param>
    /// <returns>For each question its rows, sorted.</returns>
    public static string[][] Jq(string archive, IEnumerable<string> programs)
    {
        string program = Path.Combine(archive, "questions.jq");
        File.WriteAllText(program, $"[inputs[]] as $records | [{string.Join(",\n", programs)}]");
        try
        {
            return Answers(Run("bash", ["-o", "pipefail", "-c", $"zcat '{archive}'/*.gz | jq -n -c -f '{program}'"], ""));
        }
        finally
        {
            File.Delete(program);
        }
    }

    /// <summary>In DuckDB the arrow binds less than a comparison, so each extraction gets parentheses.</summary>
    [GeneratedRegex("j->>?'[^']*'", RegexOptions.NonBacktracking)]
    private static partial Regex Extraction();

    private static string[][] Answers(string json) =>
        [.. JsonSerializer.Deserialize<string[][]>(json)!.Select(static rows => rows.Order(StringComparer.Ordinal).ToArray())];

    private static string Run(string program, string[] arguments, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.\n{errors.Result}");
        return output;
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
