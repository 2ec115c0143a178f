using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Get-AtTrailStatus: whether a trail is logging, and when each destination last took events or why it did not.</summary>
[Cmdlet(VerbsCommon.Get, "AtTrailStatus"), OutputType(typeof(TrailStatus))]
public sealed class GetAtTrailStatusCommand : TrailCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryRun(Name, async stop => await Home().GetTrailStatusAsync(await FindAsync(stop).ConfigureAwait(false), stop).ConfigureAwait(false), out TrailStatus status))
        {
            WriteResult(status);
        }
    }
}
