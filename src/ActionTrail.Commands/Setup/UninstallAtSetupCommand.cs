using System.Management.Automation;
using ActionTrail.Core.Setup;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Setup;

/// <summary>Uninstall-AtSetup: takes away what a setup file made, and says what stays. Stored events stay unless they are asked for twice.</summary>
[Cmdlet(VerbsLifecycle.Uninstall, "AtSetup", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(SetupStep))]
public sealed class UninstallAtSetupCommand : SetupCommand
{
    /// <summary>Deletes the stores with the events in them too; asks once more.</summary>
    [Parameter]
    public SwitchParameter IncludeStoredEvents { get; set; }

    /// <summary>Deletes stored events without asking once more.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SetupConnector connector = Connector();
        StoredEvents events = IncludeStoredEvents ? StoredEvents.Go : StoredEvents.Stay;
        if (!TryReadFile(out SetupFile file) || !TryRun(Path, stop => new SetupRemoval(connector).PlanAsync(file, events, stop), out SetupPlan plan))
        {
            return;
        }

        WriteObject(plan.Steps.Where(static step => !step.IsChange), enumerateCollection: true);
        if (plan.Changes.Count == 0)
        {
            WriteVerbose("Nothing to take away.");
        }
        else if (Asks(plan, "Uninstall") && MayDeleteEvents(plan))
        {
            Apply(plan);
        }
        else
        {
            WriteObject(plan.Changes, enumerateCollection: true);
        }
    }

    private bool MayDeleteEvents(SetupPlan plan) => !IncludeStoredEvents || Force
        || ShouldContinue($"The stored events of trail {plan.File.Trail.Name} are deleted with their stores and cannot be had back.", "Delete stored events");
}
