using System.Diagnostics;
using System.Xml.Linq;
using ActionTrail.Tests.Support;

namespace ActionTrail.Commands.Tests;

/// <summary>Runs the Pester suite against the built module in real PowerShell.</summary>
public class PesterSuite
{
    [PesterFact]
    public void Every_cmdlet_behaves_in_real_PowerShell()
    {
        string root = Repository.Root;
        string report = Path.Combine(root, "artifacts", "pester.xml");
        File.Delete(report);
        File.Delete(Path.Combine(root, "artifacts", "pester.txt"));
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-File", Path.Combine(root, "tests", "Pester", "Invoke-Suite.ps1"), "-Report", report])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LANG"] = "en_US.UTF-8";
        start.Environment["NO_COLOR"] = "1";
        using Process pwsh = Process.Start(start)!;
        Task<string> errors = pwsh.StandardError.ReadToEndAsync();
        string output = pwsh.StandardOutput.ReadToEnd();
        pwsh.WaitForExit();
        Assert.True(File.Exists(report), $"Pester wrote no report.\n{output}\n{errors.Result}");
        XElement results = XElement.Load(report);
        int total = (int)results.Attribute("total")!;
        XElement[] cases = [.. results.Descendants("test-case")];
        string[] failures = [.. cases
            .Where(static test => (string?)test.Attribute("result") is "Failure" or "Error")
            .Select(static test => $"{test.Attribute("name")?.Value}\n    {test.Descendants("message").FirstOrDefault()?.Value}")];
        Assert.True(failures.Length == 0 && pwsh.ExitCode == 0, $"{failures.Length} of {total} Pester tests failed:\n{string.Join("\n", failures)}\n{(failures.Length == 0 ? output + errors.Result : "")}");
        Assert.True(total > 0, "Pester found no test.");
        XElement[] passed = [.. cases.Where(static test => (string?)test.Attribute("result") is "Success")];
        int examples = passed.Count(static test => ((string?)test.Attribute("name"))!.Contains(".Example ", StringComparison.Ordinal));
        string summary = FormattableString.Invariant($"Pester: {passed.Length} tests passed, among them {examples} help examples, each run.");
        File.WriteAllText(Path.Combine(root, "artifacts", "pester.txt"), summary);
    }
}
