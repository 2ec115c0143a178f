using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Get-AtDataEventSelector: which data events a trail delivers.</summary>
[Cmdlet(VerbsCommon.Get, "AtDataEventSelector"), OutputType(typeof(AtDataEventSelector))]
public sealed class GetAtDataEventSelectorCommand : TrailCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryRun(Name, stop => new DataEventClient(HomeConnection()).GetAsync(Name, stop), out DataEventSelection selection))
        {
            WriteResult(AtDataEventSelector.Of(selection));
        }
    }
}
