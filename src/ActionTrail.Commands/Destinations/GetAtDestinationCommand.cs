using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Destinations;

/// <summary>
/// Get-AtDestination: the destinations of trails, as they are set up now. The context must be able to read them: mostly one of the account
/// that owns them, which as a member sees the organization's trail.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AtDestination"), OutputType(typeof(OssDestination), typeof(SlsDestination), typeof(MaxComputeDestination))]
public sealed class GetAtDestinationCommand : CloudCommand
{
    /// <summary>Names of trails or wildcards; all trails that the account sees when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("Name"), SupportsWildcards, ArgumentCompleter(typeof(TrailCompleter))]
    public string[] Trail { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Trail, async (post, stop) =>
    {
        var names = new NamePatterns(Trail);
        foreach (Trail trail in await new TrailsClient(Connection).DescribeTrailsAsync(new TrailQuery(), stop).ConfigureAwait(false))
        {
            if (names.Match(trail.Name))
            {
                await WriteAsync(trail, post, stop).ConfigureAwait(false);
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Trail", name, $"among those that account {Caller.AccountId} sees in {Caller.Region}"), name));
        }
    });

    private async Task WriteAsync(Trail trail, Action<Action> post, CancellationToken cancellationToken)
    {
        try
        {
            foreach (Destination destination in await new TrailDestinationSetup(Connection).FindAsync(trail, cancellationToken).ConfigureAwait(false))
            {
                post(() => WriteResult(destination));
            }
        }
        catch (ActionTrailException error)
        {
            post(() => Report(error, trail.Name)); // the other trails can still be read
        }
    }
}
