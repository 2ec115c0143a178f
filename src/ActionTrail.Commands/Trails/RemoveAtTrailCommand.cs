using System.Management.Automation;

namespace ActionTrail.Commands.Trails;

/// <summary>Remove-AtTrail: deletes a trail. What it delivered stays.</summary>
[Cmdlet(VerbsCommon.Remove, "AtTrail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtTrailCommand : TrailCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Described, "Delete"))
        {
            TryRun(Name, stop => Home().DeleteTrailAsync(Name, stop));
        }
    }
}
