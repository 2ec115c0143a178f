using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Disable-AtTrail: stops logging: events of the time until it is enabled again are not delivered.</summary>
[Cmdlet(VerbsLifecycle.Disable, "AtTrail", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(Trail))]
public sealed class DisableAtTrailCommand : TrailCommand
{
    /// <summary>Writes the trail.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Described, "Stop logging")
            && TryRun(Name, stop => Home().StopLoggingAsync(Name, stop))
            && PassThru
            && TryRun(Name, FindAsync, out Trail trail))
        {
            WriteResult(trail);
        }
    }
}
