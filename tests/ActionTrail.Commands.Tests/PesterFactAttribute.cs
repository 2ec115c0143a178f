using System.Diagnostics;

namespace ActionTrail.Commands.Tests;

/// <summary>A test that needs pwsh and Pester; without them it is skipped, and says why.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PesterFactAttribute : FactAttribute
{
    public PesterFactAttribute() => Skip = WhyNot();

    private static string? WhyNot()
    {
        try
        {
            using Process probe = Process.Start(new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", "Import-Module Pester -MinimumVersion 5.0 -ErrorAction Stop"])
            {
                RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false,
            })!;
            probe.StandardOutput.ReadToEnd();
            probe.WaitForExit();
            return probe.ExitCode == 0 ? null : "Pester was not run: pwsh is on PATH, but has no module Pester of version 5 or later.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Pester was not run: there is no pwsh on PATH.";
        }
    }
}
