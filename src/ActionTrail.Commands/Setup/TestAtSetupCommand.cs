using System.Management.Automation;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Setup;

/// <summary>Test-AtSetup: writes what differs from a setup file, property by property; nothing when all is as the file says.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AtSetup"), OutputType(typeof(SetupStep), typeof(bool))]
public sealed class TestAtSetupCommand : SetupCommand
{
    private const int DriftExitCode = 2;

    /// <summary>Only what protects or delivers less than the file asks for.</summary>
    [Parameter]
    public SwitchParameter Weaker { get; set; }

    /// <summary>Writes true when all is as the file says, otherwise false, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>Ends PowerShell with exit code 2 when something differs, for runbooks.</summary>
    [Parameter]
    public SwitchParameter ExitCode { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SetupConnector connector = Connector();
        if (!TryReadFile(out SetupFile file) || !TryRun(Path, stop => new SetupPlanner(connector).PlanAsync(file, stop), out SetupPlan plan))
        {
            return;
        }

        SetupStep[] drift = [.. plan.Drift.Where(step => !Weaker || step.IsWeaker)];
        if (Quiet)
        {
            WriteObject(drift.Length == 0);
        }
        else
        {
            WriteObject(drift, enumerateCollection: true);
        }

        if (ExitCode && drift.Length > 0)
        {
            Host.SetShouldExit(DriftExitCode);
        }
    }
}
