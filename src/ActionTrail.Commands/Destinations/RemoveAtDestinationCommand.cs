using System.Management.Automation;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>Remove-AtDestination: deletes a bucket, which must be empty, or a project with everything in it.</summary>
[Cmdlet(VerbsCommon.Remove, "AtDestination", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtDestinationCommand : CloudCommand
{
    /// <summary>Destinations, as New-At…Destination and Get-AtDestination write them.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public Destination[] Destination { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (Destination destination in Destination)
        {
            if (ShouldProcess($"{destination.Kind} {destination.Name} in {destination.Region}", "Delete"))
            {
                TryRun(destination, stop => new TrailDestinationSetup(Connection).DeleteAsync(destination, stop));
            }
        }
    }
}
