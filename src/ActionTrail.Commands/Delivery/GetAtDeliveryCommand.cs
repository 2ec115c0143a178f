using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;

namespace ActionTrail.Commands.Delivery;

/// <summary>Get-AtDelivery: how delivery of the account's trails stands, a row for each destination.</summary>
[Cmdlet(VerbsCommon.Get, "AtDelivery"), OutputType(typeof(AtDelivery))]
public sealed class GetAtDeliveryCommand : CloudCommand
{
    /// <summary>Names of trails or wildcards; all trails that the account owns when left out.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), SupportsWildcards, ArgumentCompleter(typeof(TrailCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        var query = new TrailQuery { IncludeOrganizationTrail = false };
        foreach (Trail trail in await new TrailsClient(Connection).DescribeTrailsAsync(query, stop).ConfigureAwait(false))
        {
            if (names.Match(trail.Name))
            {
                foreach (AtDelivery delivery in await ReadAsync(trail, stop).ConfigureAwait(false))
                {
                    post(() => WriteResult(delivery));
                }
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Trail", name, $"among those of account {Caller.AccountId}"), name));
        }
    });

    private async Task<IEnumerable<AtDelivery>> ReadAsync(Trail trail, CancellationToken cancellationToken)
    {
        if (Caller.LocalCloud is { } cloud)
        {
            DeliveryStatus status = await cloud.Delivery.StatusAsync(AccountId.Parse(Caller.AccountId), trail.Name, cancellationToken).ConfigureAwait(false);
            return status.Destinations.Select(lane => AtDelivery.Of(trail, lane));
        }

        return AtDelivery.Of(trail, await new TrailsClient(Connection.In(RegionId.Parse(trail.HomeRegion))).GetTrailStatusAsync(trail, cancellationToken).ConfigureAwait(false));
    }
}
