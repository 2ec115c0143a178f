using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Enable-AtTrail: starts logging: from now on the trail delivers events.</summary>
[Cmdlet(VerbsLifecycle.Enable, "AtTrail", SupportsShouldProcess = true), OutputType(typeof(Trail))]
public sealed class EnableAtTrailCommand : TrailCommand
{
    /// <summary>Writes the trail.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Described, "Start logging")
            && TryRun(Name, stop => Home().StartLoggingAsync(Name, stop))
            && PassThru
            && TryRun(Name, FindAsync, out Trail trail))
        {
            WriteResult(trail);
        }
    }
}
