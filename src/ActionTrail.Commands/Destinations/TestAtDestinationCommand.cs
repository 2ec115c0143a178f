using System.Management.Automation;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>Test-AtDestination: whether a destination is fit for audit events: it exists and, a bucket, is encrypted with a locked retention.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AtDestination"), OutputType(typeof(SetupCheck), typeof(bool))]
public sealed class TestAtDestinationCommand : CloudCommand
{
    /// <summary>Destinations, as New-At…Destination and Get-AtDestination write them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public Destination[] Destination { get; set; } = [];

    /// <summary>Writes for each destination whether all is well, and nothing else.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (Destination destination in Destination)
        {
            if (!TryRun(destination, stop => new TrailDestinationSetup(Connection).CheckAsync(destination, stop), out IReadOnlyList<SetupCheck> checks))
            {
                continue;
            }

            if (Quiet)
            {
                WriteObject(checks.All(static check => check.Passed));
                continue;
            }

            foreach (SetupCheck check in checks)
            {
                WriteResult(check);
            }
        }
    }
}
