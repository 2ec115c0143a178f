using System.Management.Automation;
using ActionTrail.Core.Destinations;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>New-AtSlsDestination: makes a Log Service project ready to receive audit events. The trail makes its logstore and index.</summary>
[Cmdlet(VerbsCommon.New, "AtSlsDestination", SupportsShouldProcess = true), OutputType(typeof(SlsDestination))]
public sealed class NewAtSlsDestinationCommand : CloudCommand
{
    /// <summary>Project name; created in the context's region where it is missing.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Project { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"Log Service project {Project} in {Caller.Region}", "Prepare for delivery")
            && TryRun(Project, stop => new SlsDestinationSetup(Connection).EnsureAsync(SlsProjectName.Parse(Project), stop), out SlsDestination destination))
        {
            WriteResult(destination);
        }
    }
}
