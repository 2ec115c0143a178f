using System.Management.Automation;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Set-AtInsightSelector: says which insight events a trail delivers, and switches these kinds on.</summary>
[Cmdlet(VerbsCommon.Set, "AtInsightSelector", SupportsShouldProcess = true), OutputType(typeof(AtInsightSelector))]
public sealed class SetAtInsightSelectorCommand : TrailCommand
{
    /// <summary>Kinds, for example IpInsight; an empty array for none.</summary>
    [Parameter(Mandatory = true, Position = 1), AllowEmptyCollection, ArgumentCompleter(typeof(InsightTypeCompleter))]
    public string[] InsightType { get; set; } = [];

    /// <summary>Writes the selector.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string kinds = InsightType.Length == 0 ? "no insight events" : string.Join(", ", InsightType);
        if (ShouldProcess(Described, $"Deliver {kinds}") && TryRun(Name, PutAsync) && PassThru)
        {
            WriteResult(new AtInsightSelector(Name, InsightType));
        }
    }

    private async Task PutAsync(CancellationToken cancellationToken)
    {
        var client = new InsightsClient(HomeConnection());
        foreach (string type in InsightType)
        {
            await client.EnableAsync(type, cancellationToken).ConfigureAwait(false);
        }

        await client.PutSelectorsAsync(Name, InsightType, cancellationToken).ConfigureAwait(false);
    }
}
