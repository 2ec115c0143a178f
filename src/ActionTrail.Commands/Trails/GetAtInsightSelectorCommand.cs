using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Get-AtInsightSelector: which insight events a trail delivers; none for a trail for which nothing was set.</summary>
[Cmdlet(VerbsCommon.Get, "AtInsightSelector"), OutputType(typeof(AtInsightSelector))]
public sealed class GetAtInsightSelectorCommand : TrailCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TryRun(Name, stop => new InsightsClient(HomeConnection()).FindSelectorsAsync(Name, stop), out IReadOnlyList<string> types))
        {
            WriteResult(new AtInsightSelector(Name, types));
        }
    }
}
