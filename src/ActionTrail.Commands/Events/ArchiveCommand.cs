using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Queries;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Commands.Events;

/// <summary>Base of the cmdlets that read an archive: which one, and the filters that only an archive has.</summary>
public abstract class ArchiveCommand : EventFilterCommand
{
    private protected const string TrailSet = "Trail";
    private protected const string BucketSet = "Bucket";

    /// <summary>Bucket to search.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BucketSet)]
    public virtual string Bucket { get; set; } = "";

    /// <summary>Prefix of object keys in the bucket, as the trail has it; all objects when left out.</summary>
    [Parameter(ParameterSetName = BucketSet)]
    public virtual string KeyPrefix { get; set; } = "";

    /// <summary>Accounts whose events are meant.</summary>
    [Parameter, SupportsWildcards]
    public virtual string[] AccountId { get; set; } = [];

    /// <summary>Regions whose events are meant.</summary>
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    private protected override bool ShowsCalls => false;

    /// <summary>The clock that ages count back from.</summary>
    private protected static TimeProvider Clock(AtContext? context) => context?.Connection.Time ?? TimeProvider.System;

    /// <summary>What is asked of an archive.</summary>
    private protected ArchiveQuery ArchiveFilter(AtContext? context) => Filter() with
    {
        Since = Since?.Resolve(Clock(context)),
        Until = Until?.Resolve(Clock(context)),
        AccountIds = AccountId,
        Regions = Region,
    };

    /// <summary>The archive that is meant; without a context it is a folder.</summary>
    private protected async Task<ArchivePlace> PlaceAsync(AtContext? context, string trail, string path, CancellationToken cancellationToken)
    {
        if (context is null)
        {
            return ArchivePlace.OfPath(path);
        }

        CloudConnection connection = Traced(context.Connection, context.Name);
        return trail.Length > 0
            ? await ArchivePlace.OfTrailAsync(connection, trail, cancellationToken).ConfigureAwait(false)
            : await ArchivePlace.OfBucketAsync(connection, Bucket, KeyPrefix, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Prepares a search that shows its progress.</summary>
    private protected (ArchiveSearch Search, ArchiveSearchView View) Prepare(ArchivePlace place, AtContext? context, ArchiveSearchOptions options)
    {
        var view = new ArchiveSearchView(place.Source.Name, record => Offer(() => WriteProgress(record)));
        return (new ArchiveSearch(place.Source, ArchiveFilter(context), options with { HomeRegion = place.HomeRegion, Progress = view }, Clock(context)), view);
    }

    /// <summary>Ends a search in front of the user.</summary>
    private protected void Finish(ArchiveSearch search, ArchiveSearchView view, Action<Action> post)
    {
        if (view.Completed is { } completed)
        {
            post(() => WriteProgress(completed));
        }

        SearchStatement statement = search.Statement;
        foreach (string warning in ArchiveSearchView.Warnings(statement))
        {
            post(() => WriteWarning(warning));
        }

        post(() => WriteVerbose(statement.ToString()));
    }

    /// <summary>Writes an event that an archive held.</summary>
    private protected void WriteEvent(AuditEvent found, string? context)
    {
        if (context is null)
        {
            WriteObject(new AtEvent(found));
        }
        else
        {
            WriteResult(new AtEvent(found), context);
        }
    }
}
