using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery;
using ActionTrail.LocalCloud.Collection;

namespace ActionTrail.Commands.Delivery;

/// <summary>Get-AtDelivery: how delivery of the account's trails, or of a collection, stands, a row for each destination.</summary>
[Cmdlet(VerbsCommon.Get, "AtDelivery", DefaultParameterSetName = TrailSet), OutputType(typeof(AtDelivery))]
public sealed class GetAtDeliveryCommand : CloudCommand
{
    private const string TrailSet = "Trail";
    private const string CollectionSet = "Collection";

    /// <summary>Names of trails or wildcards; all trails that the account owns when left out.</summary>
    [Parameter(Position = 0, ParameterSetName = TrailSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), SupportsWildcards, ArgumentCompleter(typeof(TrailCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <summary>State folder of a collection, whether or not it runs. Needs no account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CollectionSet)]
    public string StatePath { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == CollectionSet)
        {
            WriteCollection();
        }
        else
        {
            WriteTrails();
        }
    }

    /// <inheritdoc/>
    private protected override void Begin()
    {
        if (ParameterSetName != CollectionSet)
        {
            base.Begin();
        }
    }

    private void WriteCollection()
    {
        string folder = FolderPath.Resolve(this, StatePath);
        Pump(StatePath, async (post, _) =>
        {
            foreach (AtDelivery delivery in AtDelivery.Of(await CollectionFolder.ReadStatusAsync(folder, TimeProvider.System).ConfigureAwait(false), folder))
            {
                post(() => WriteObject(delivery));
            }
        });
    }

    private void WriteTrails() => Pump(Name, async (post, stop) =>
    {
        var names = new NamePatterns(Name);
        var query = new TrailQuery { IncludeOrganizationTrail = false };
        foreach (Trail trail in await new TrailsClient(Connection).DescribeTrailsAsync(query, stop).ConfigureAwait(false))
        {
            if (names.Match(trail.Name))
            {
                await WriteAsync(trail, post, stop).ConfigureAwait(false);
            }
        }

        foreach (string name in names.Missing)
        {
            post(() => Report(new NameNotFoundException("Trail", name, $"among those of account {Caller.AccountId}"), name));
        }
    });

    private async Task WriteAsync(Trail trail, Action<Action> post, CancellationToken cancellationToken)
    {
        try
        {
            foreach (AtDelivery delivery in await ReadAsync(trail, cancellationToken).ConfigureAwait(false))
            {
                post(() => WriteResult(delivery));
            }
        }
        catch (ActionTrailException error)
        {
            post(() => Report(error, trail.Name)); // the other trails can still be read
        }
    }

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
