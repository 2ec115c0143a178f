using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Errors;

namespace ActionTrail.Commands.Trails;

/// <summary>Get-AtTrail: the trails that the account sees, by name or wildcard.</summary>
[Cmdlet(VerbsCommon.Get, "AtTrail"), OutputType(typeof(Trail))]
public sealed class GetAtTrailCommand : CloudCommand
{
    /// <summary>Names or wildcards; all trails when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), SupportsWildcards, ArgumentCompleter(typeof(TrailCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Shows only trails whose home is the context's region, without copies of others.</summary>
    [Parameter]
    public SwitchParameter HomeOnly { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        foreach (Trail trail in await new TrailsClient(Connection).DescribeTrailsAsync(new TrailQuery { IncludeShadowTrails = !HomeOnly }, stop).ConfigureAwait(false))
        {
            if (names.Match(trail.Name))
            {
                post(() => WriteResult(trail));
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Trail", name, $"among those that account {Caller.AccountId} sees in {Caller.Region}"), name));
        }
    });
}
