using System.Management.Automation;
using System.Runtime.CompilerServices;
using ActionTrail.Aliyun.Http;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Events;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Collection;
using ActionTrail.Engine.Delivery;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Delivery;

/// <summary>
/// Start-AtDelivery: starts a trail's logging and delivers; or, for accounts that may not create a trail, collects events by LookupEvents or
/// from a folder of delivered files and delivers those. With -Wait it returns when everything is delivered or blocked; without it a local
/// cloud, or the collection, delivers in the background until Stop-AtDelivery, or until its context is disconnected.
/// </summary>
[Cmdlet(VerbsLifecycle.Start, "AtDelivery", DefaultParameterSetName = TrailSet, SupportsShouldProcess = true), OutputType(typeof(AtDelivery))]
public sealed class StartAtDeliveryCommand : DeliveryCommand
{
    private const string TrailSet = "Trail";
    private const string LookupSet = "FromLookup";
    private const string ArchiveSet = "FromArchive";

    /// <summary>Where events of no region are filed when nobody is connected and nobody says otherwise.</summary>
    private const string DefaultRegion = "cn-hangzhou";

    /// <summary>Name of the trail. For a collection its own name, by the rule for trails: logstore and table are named after it; lookup- and the account id, or archive, when left out.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TrailSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet), ArgumentCompleter(typeof(TrailCompleter))]
    public override string Name { get; set; } = "";

    /// <summary>Collects the management events of the context's account by LookupEvents, two requests a second.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LookupSet)]
    public SwitchParameter FromLookup { get; set; }

    /// <summary>Collects the events of a folder of delivered files, or of one file: gzip or plain, arrays, single objects or one per line.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ArchiveSet)]
    public string FromArchive { get; set; } = "";

    /// <summary>Folder that remembers what was collected and delivered; made where it is missing. Each source needs one of its own.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LookupSet), Parameter(Mandatory = true, ParameterSetName = ArchiveSet)]
    public string StatePath { get; set; } = "";

    /// <summary>Buckets and projects that get the events, as New-At…Destination and Get-AtDestination write them. No role and no trail is needed: the identity of their context writes.</summary>
    [Parameter(ParameterSetName = LookupSet, ValueFromPipeline = true), Parameter(ParameterSetName = ArchiveSet, ValueFromPipeline = true)]
    public Destination[] Destination { get; set; } = [];

    /// <summary>Context that writes to the buckets and projects; the one that each was made or found with, else the context itself, when left out.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public AtContext? DestinationContext { get; set; }

    /// <summary>Folders that get gzip files, laid out as in a bucket, every event exactly once.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet)]
    public string[] ToFolder { get; set; } = [];

    /// <summary>HTTPS endpoint that gets JSON by POST, every event at least once; http for this machine only.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet)]
    public Uri? ToEndpoint { get; set; }

    /// <summary>Header that the endpoint wants: the user name is the header's name, the password its whole value.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet), Credential]
    public PSCredential? EndpointCredential { get; set; }

    /// <summary>Ndjson, one event per line, or JsonArray.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet)]
    public EndpointFormat EndpointFormat { get; set; } = EndpointFormat.Ndjson;

    /// <summary>Earliest event that is collected: an age such as 7d, or a date. By LookupEvents seven days ago when left out, 90 days at the most; from an archive everything. Counts when a state folder is new.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet), TimeTransformation]
    public AtTime? Since { get; set; }

    /// <summary>Regions that are asked; the context's region when left out. A state folder keeps to its regions.</summary>
    [Parameter(ParameterSetName = LookupSet), ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>How late an event may show up in LookupEvents, in minutes, and still be collected.</summary>
    [Parameter(ParameterSetName = LookupSet), ValidateRange(1, 1440)]
    public int OverlapMinutes { get; set; } = 30;

    /// <summary>Time between two passes in the background, in seconds.</summary>
    [Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet), ValidateRange(1, 86400)]
    public int IntervalSeconds { get; set; } = 60;

    /// <summary>Longest time to wait for the real cloud, in seconds. A local cloud needs no limit: it ends when all is delivered or blocked.</summary>
    [Parameter(ParameterSetName = TrailSet), ValidateRange(1, 86400)]
    public override int TimeoutSeconds { get; set; } = 900;

    /// <summary>The context to use, by name or as an object; the selected one when left out.</summary>
    [Parameter(ParameterSetName = TrailSet, ValueFromPipelineByPropertyName = true), Parameter(ParameterSetName = LookupSet), Parameter(ParameterSetName = ArchiveSet)]
    [ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public override AtContext? Context { get; set; }

    /// <summary>Waits until all is delivered or blocked, and writes how each destination stands. A collection makes one pass.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    private readonly List<Destination> _destinations = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName != TrailSet)
        {
            _destinations.AddRange(Destination);
            return;
        }

        if (!IsFirst())
        {
            return;
        }

        if (!ShouldProcess(Described, "Start logging and deliver") || !TryRun(Name, stop => Home().StartLoggingAsync(Name, stop)))
        {
            return;
        }

        if (Wait)
        {
            WaitForDelivery();
        }
        else
        {
            Deliverer?.Start(Owner, Name);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == TrailSet)
        {
            return;
        }

        try
        {
            CollectionRequest request = ParameterSetName == LookupSet ? LookupRequest() : ArchiveRequest();
            if (!ShouldProcess(request.Source, $"Collect and deliver to {request.Destinations}"))
            {
                return;
            }

            if (Wait)
            {
                Collect(request);
            }
            else
            {
                RunningCollections.Start(request.StatePath, CollectionSession.Open(request), ParameterSetName == LookupSet ? Caller : null);
            }
        }
        catch (ActionTrailException error)
        {
            Report(error, StatePath);
        }
    }

    /// <summary>Files need no account.</summary>
    private protected override void Begin()
    {
        if (ParameterSetName != ArchiveSet)
        {
            base.Begin();
        }
    }

    private void Collect(CollectionRequest request) => Pump(StatePath, async (post, stop) =>
    {
        CollectionSession session = CollectionSession.Open(request);
        await using ConfiguredAsyncDisposable _ = session.ConfigureAwait(false);
        Exception? failure = await FollowAsync(
            session.DrainAsync(stop),
            new DeliveryProgress($"collection {request.Name}", TimeProvider.System),
            session.LanesAsync,
            post,
            stop).ConfigureAwait(false);
        foreach (AtDelivery row in await session.StatusAsync().ConfigureAwait(false))
        {
            post(() => WriteObject(row));
            if (row.Error is { } blocked)
            {
                post(() => Report(blocked, StatePath));
            }
        }

        foreach (string defect in session.Defects)
        {
            post(() => WriteError(ErrorKinds.InvalidArchive.Record(new InvalidDataException(defect), FromArchive)));
        }

        if (failure is not null)
        {
            post(() => Report(failure as ActionTrailException ?? new DeliveryException($"{request.Source} cannot be read: {failure.Message}", "Mend what the message names, then run the command again: it goes on where it stopped.", failure), ParameterSetName == LookupSet ? Caller.Name : FromArchive));
        }
    });

    private CollectionRequest LookupRequest()
    {
        RegionId[] regions = Region.Length == 0 ? [RegionId.Parse(Caller.Region)] : [.. Region.Select(RegionId.Parse).Distinct().OrderBy(static region => region.Value, StringComparer.Ordinal)];
        TimeProvider time = Caller.Connection.Time;
        var options = new LookupOptions
        {
            Regions = regions,
            Since = (Since ?? AtTime.Parse("7d")).Resolve(time),
            Overlap = TimeSpan.FromMinutes(OverlapMinutes),
        };
        AtContext caller = Caller;
        CloudConnection connection = Connection;
        return Request(
            $"lookup-{caller.AccountId}",
            $"LookupEvents of account {caller.AccountId} in {string.Join(", ", regions.Select(static region => region.Value))}",
            () => new LookupFeed(connection, AccountId.Parse(caller.AccountId), options, LookupPaces.Of(caller, caller.AccountId)),
            time);
    }

    private CollectionRequest ArchiveRequest()
    {
        string path = Resolve(FromArchive);
        if (!Path.Exists(path))
        {
            throw new NameNotFoundException("Archive", FromArchive, "in the file system; a folder or a file was expected");
        }

        TimeProvider time = TimeProvider.System;
        DateTimeOffset? since = Since?.Resolve(time);
        return Request("archive", $"archive {path}", () => new ArchiveFeed(path, since), time);
    }

    private CollectionRequest Request(string defaultName, string source, Func<IEventFeed> feed, TimeProvider time)
    {
        var name = TrailName.Parse(Name.Length > 0 ? Name : defaultName);
        string home = HomeRegion.Length > 0 ? HomeRegion : (Context ?? ContextTable.Current.Selected)?.Region ?? DefaultRegion;
        var lanes = new CollectionLanes(RegionId.Parse(home), time, name);
        CollectionLane[] destinations =
        [
            .. _destinations.Select(destination => lanes.Store(destination, WriterOf(destination))),
            .. ToFolder.Select(folder => lanes.Folder(Resolve(folder))),
            .. ToEndpoint is null ? Array.Empty<CollectionLane>() : [lanes.Endpoint(ToEndpoint, EndpointCredential, EndpointFormat)],
        ];
        return destinations.Length == 0
            ? throw new ConfigurationException("The collection has no destination; give -ToFolder, -ToEndpoint, or pipe destinations in.")
            : new CollectionRequest
            {
                StatePath = Resolve(StatePath),
                Name = name.Value,
                Source = source,
                Feed = feed,
                Lanes = destinations,
                Time = time,
                Options = new CollectorOptions { Interval = TimeSpan.FromSeconds(IntervalSeconds) },
            };
    }

    /// <summary>A destination remembers the context that it was made or found with.</summary>
    private AtContext WriterOf(Destination destination) =>
        DestinationContext
        ?? (PSObject.AsPSObject(destination).Properties[nameof(Context)]?.Value is string named ? ContextTable.Current.Named(named) : Caller);

    private string Resolve(string path) => FolderPath.Resolve(this, path);
}
