using System.Management.Automation;
using System.Text;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Sources;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Commands.Events;

/// <summary>Search-AtArchive: finds or counts events in delivered files, however old: in a trail's bucket, any bucket, or a folder.</summary>
[Cmdlet(VerbsCommon.Search, "AtArchive", DefaultParameterSetName = TrailSet), OutputType(typeof(AtEvent), typeof(string), typeof(PSObject), typeof(SearchStatement))]
public sealed class SearchAtArchiveCommand : ArchiveCommand
{
    private const string PathSet = "Path";
    private const string DestinationSet = "Destination";

    /// <summary>Context to use, by name or as an object; the selected one when left out. It must be able to read the bucket; a folder needs none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ContextTransformation, ValidateCount(0, 1), ArgumentCompleter(typeof(ContextCompleter))]
    public override AtContext[] Context { get; set; } = [];

    /// <summary>Trail whose bucket is searched; the context must see the trail and be able to read the bucket.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TrailSet, ValueFromPipelineByPropertyName = true), Alias("Name"), ArgumentCompleter(typeof(TrailCompleter))]
    public string Trail { get; set; } = "";

    /// <summary>Bucket to search.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BucketSet, ValueFromPipelineByPropertyName = true)]
    public override string Bucket { get; set; } = "";

    /// <summary>Prefix of object keys in the bucket, as the trail has it; all objects when left out.</summary>
    [Parameter(ParameterSetName = BucketSet, ValueFromPipelineByPropertyName = true)]
    public override string KeyPrefix { get; set; } = "";

    // Not mandatory, so that the binder tries the names of a piped object too.

    /// <summary>A bucket as Get-AtDestination and New-AtOssDestination write it.</summary>
    [Parameter(ParameterSetName = DestinationSet, ValueFromPipeline = true)]
    public Destination? Destination { get; set; }

    // The account of a piped destination is its owner, and no filter.

    /// <summary>Accounts whose events are meant.</summary>
    [Parameter(ParameterSetName = TrailSet, ValueFromPipelineByPropertyName = true), Parameter(ParameterSetName = BucketSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true), Parameter(ParameterSetName = DestinationSet), SupportsWildcards]
    public override string[] AccountId { get; set; } = [];

    /// <summary>Folder of files with everything below it, or one file: JSON arrays, lines or logs, plain or gzip.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    public string Path { get; set; } = "";

    /// <summary>Order of the events: as they lie, which waits for nothing, or by time.</summary>
    [Parameter]
    public SearchOrder Order { get; set; } = SearchOrder.Stored;

    /// <summary>How many events, or groups of -CountBy, are wanted at most. The search stops when it has them.</summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <summary>Writes the JSON of each event as it was, a text without line breaks of its own.</summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Counts events by the values of these fields instead of writing them.</summary>
    [Parameter, ArgumentCompleter(typeof(EventFieldCompleter))]
    public string[] CountBy { get; set; } = [];

    /// <summary>Counts events by minutes, hours or days, in UTC, instead of writing them.</summary>
    [Parameter]
    public TimelineUnit Timeline { get; set; } = TimelineUnit.None;

    /// <summary>Writes a statement of how complete the answer is, after everything else.</summary>
    [Parameter]
    public SwitchParameter Statement { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        AtContext? context = ParameterSetName == PathSet ? null : Callers()[0];
        string path = ParameterSetName == PathSet ? GetUnresolvedProviderPathFromPSPath(Path) : "";
        object target = ParameterSetName switch { TrailSet => Trail, BucketSet => Bucket, DestinationSet => Destination!, _ => Path };
        Pump(target, async (post, stop) =>
        {
            if (Destination is not null)
            {
                (Bucket, KeyPrefix) = Destination is OssDestination bucket ? (bucket.Bucket, bucket.KeyPrefix)
                    : throw new UnsuitableException($"Destination '{Destination.Name}' is of kind {Destination.Kind}; only a bucket holds files to search. Invoke-AtQuery asks the other stores.");
            }

            if (ParameterSetName == TrailSet && Trail.AsSpan().ContainsAny("./\\") && !Trail.StartsWith("acs:", StringComparison.Ordinal))
            {
                throw new ConfigurationException($"'{Trail}' is no name of a trail; files and folders are searched with -Path.");
            }

            ArchivePlace place = await PlaceAsync(context, Trail, path, stop).ConfigureAwait(false);
            (ArchiveSearch search, ArchiveSearchView view) = Prepare(place, context, new() { Order = Order, First = First == int.MaxValue ? null : First });
            if (CountBy.Length > 0 || Timeline != TimelineUnit.None)
            {
                foreach (EventCount count in (await search.CountAsync(CountBy, Timeline, stop).ConfigureAwait(false)).Take(First))
                {
                    post(() => WriteObject(Row(count)));
                }
            }
            else
            {
                await foreach (List<ArchiveMatch> batch in ReadyBatches.Of(search.FindAsync(stop), stop).ConfigureAwait(false))
                {
                    post(() => batch.ForEach(match => Write(match, context)));
                }
            }

            Finish(search, view, post);
            if (Statement)
            {
                post(() => WriteObject(search.Statement));
            }
        });
    }

    private void Write(ArchiveMatch match, AtContext? context)
    {
        if (Raw)
        {
            WriteObject(Encoding.UTF8.GetString(match.Json.Span));
        }
        else
        {
            WriteEvent(match.ToEvent(), context?.Name);
        }
    }

    private PSObject Row(EventCount count)
    {
        var row = new PSObject();
        if (count.Time is { } time)
        {
            var shown = new PSObject(time);
            shown.Methods.Add(new PSCodeMethod(nameof(ToString), typeof(ViewText).GetMethod(nameof(ViewText.RowTime))));
            row.Properties.Add(new PSNoteProperty("Time", shown));
        }

        foreach ((string field, string value) in CountBy.Zip(count.Values))
        {
            row.Properties.Add(new PSNoteProperty(field, value));
        }

        row.Properties.Add(new PSNoteProperty("Count", count.Count));
        return row;
    }
}
