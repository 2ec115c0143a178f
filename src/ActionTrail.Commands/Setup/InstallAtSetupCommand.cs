using System.Management.Automation;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Setup;

/// <summary>Install-AtSetup: makes what a setup file describes; what is as the file says is left alone, so a second run changes nothing.</summary>
[Cmdlet(VerbsLifecycle.Install, "AtSetup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(SetupStep))]
public sealed class InstallAtSetupCommand : SetupCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SetupConnector connector = Connector();
        if (!TryReadFile(out SetupFile file) || !TryRun(Path, stop => new SetupPlanner(connector).PlanAsync(file, stop), out SetupPlan plan))
        {
            return;
        }

        WriteObject(plan.Steps.Where(static step => !step.IsChange), enumerateCollection: true);
        if (plan.Blocks.Count > 0)
        {
            Apply(plan); // which refuses, with the reason
        }
        else if (plan.Changes.Count == 0)
        {
            WriteVerbose("No changes.");
        }
        else if (Asks(plan, "Install"))
        {
            Apply(plan);
        }
        else
        {
            WriteObject(plan.Changes, enumerateCollection: true);
        }
    }
}
