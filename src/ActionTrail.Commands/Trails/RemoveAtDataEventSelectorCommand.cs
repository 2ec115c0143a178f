using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Remove-AtDataEventSelector: the trail delivers no data events any more.</summary>
[Cmdlet(VerbsCommon.Remove, "AtDataEventSelector", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High), OutputType(typeof(void))]
public sealed class RemoveAtDataEventSelectorCommand : TrailCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Described, "Deliver no data events"))
        {
            TryRun(Name, stop => new DataEventClient(HomeConnection()).DeleteAsync(Name, stop));
        }
    }
}
