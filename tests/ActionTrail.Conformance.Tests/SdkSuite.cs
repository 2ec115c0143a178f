using System.Diagnostics;
using System.Reflection;
using ActionTrail.Tests.Support;

namespace ActionTrail.Conformance.Tests;

/// <summary>Runs the official SDKs of tests/Conformance against <c>attrail serve</c>.</summary>
public class SdkSuite
{
    [NodeFact]
    public void Official_SDKs_work_unchanged_against_the_local_cloud()
    {
        string folder = Path.Combine(Repository.Root, "tests", "Conformance");
        string installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json")))
        {
            (int installCode, string installOutput) = Run("npm", ["ci", "--no-audit", "--no-fund"], folder);
            Assert.True(installCode == 0, $"npm ci ended with {installCode}.\n{installOutput}");
        }

        (int code, string output) = Run("node", ["--test", "--test-concurrency=2", "--test-reporter=tap"], folder);
        string[] failures = [.. output.Split('\n').Where(static line => line.TrimStart().StartsWith("not ok", StringComparison.Ordinal))];
        Assert.True(code == 0, $"node --test ended with {code}.\n{string.Join("\n", failures)}\n{(output.Length > 20_000 ? output[^20_000..] : output)}");
        Assert.Contains("# fail 0", output, StringComparison.Ordinal);
        string summary = SdkSummary.Of(output);
        Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts"));
        File.WriteAllText(Path.Combine(Repository.Root, "artifacts", "conformance.txt"), summary);
        Assert.Contains("ali-oss", summary, StringComparison.Ordinal);
    }

    private static (int Code, string Output) Run(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ATTRAIL_CONFIGURATION"] = typeof(SdkSuite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(static metadata => metadata.Key == "Configuration").Value;
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
