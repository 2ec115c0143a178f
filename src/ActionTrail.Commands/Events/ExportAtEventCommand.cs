using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Reflection;
using System.Text.Json;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Export;
using ActionTrail.Engine.Search;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Engine.Search.Sources;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Export-AtEvent: writes events to a file, from the pipeline or found by itself. The file is there whole or not at all, and an export that was
/// interrupted goes on with -Resume.
/// </summary>
[Cmdlet(VerbsData.Export, "AtEvent", DefaultParameterSetName = LookupSet, SupportsShouldProcess = true), OutputType(typeof(ExportResult), typeof(AtEvent))]
public sealed class ExportAtEventCommand : ArchiveCommand
{
    private const string LookupSet = "Lookup";
    private const string InputSet = "Input";
    private const string FolderSet = "Folder";
    private static readonly string[] s_filters =
    [
        .. new[] { typeof(EventFilterCommand), typeof(ArchiveCommand) }
            .SelectMany(static type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(static property => property.Name)
            .Except([nameof(Context)], StringComparer.Ordinal),
    ];

    private static readonly AtTime s_week = AtTime.Parse("7d");
    private static readonly AtTime s_now = AtTime.Parse("now");
    private EventExport? _export;
    private string _file = "";
    private bool _isWanted;
    private bool _isWhole = true;

    /// <summary>File to write. A name that ends in .gz is compressed.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Events, as Get-AtEvent and Search-AtArchive write them, or their JSON. Statements among them are left out.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    // The properties of piped events are no filters.

    /// <summary>The contexts to use, by name or as objects; the selected one when left out.</summary>
    [Parameter, ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public override AtContext[] Context { get; set; } = [];

    /// <summary>Ids of events.</summary>
    [Parameter, SupportsWildcards]
    public override string[] EventId { get; set; } = [];

    /// <summary>Looks into every member of the directory as well as into the context's own account.</summary>
    [Parameter(ParameterSetName = LookupSet)]
    public SwitchParameter AllMembers { get; set; }

    /// <summary>Trail whose bucket is exported from; the context must see the trail and be able to read the bucket.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TrailSet), ArgumentCompleter(typeof(TrailCompleter))]
    public string Trail { get; set; } = "";

    /// <summary>Folder or file of delivered events to export from.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FolderSet)]
    public string Source { get; set; } = "";

    /// <summary>Format; what the file's name says when left out: .csv, .json, else one event a line.</summary>
    [Parameter]
    public ExportFormat? Format { get; set; }

    /// <summary>Fields that are the columns of CSV; a sensible choice when left out.</summary>
    [Parameter, ArgumentCompleter(typeof(EventFieldCompleter))]
    public string[] Column { get; set; } = [];

    /// <summary>Adds to the file that is there.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Replaces the file that is there, and forgets an export that was interrupted.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Goes on with an export that was interrupted; begins one when there is none.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>Writes each exported event on to the pipeline, instead of the result.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _file = GetUnresolvedProviderPathFromPSPath(Path);
        _isWanted = ShouldProcess(_file, "Export events");
        if (MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(InputObject)))
        {
            Guard(() =>
            {
                DemandNoFilter();
                Open("");
            });
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == InputSet)
        {
            Guard(() => AddInput(InputObject!.BaseObject));
            return;
        }

        if (!_isWanted)
        {
            return;
        }

        // Until the query has come to its end, the export is one to be resumed.
        _isWhole = false;
        AtContext? context = ParameterSetName == FolderSet ? null : Callers()[0];
        AtContext[] callers = context is null ? [] : Callers();
        Guard(() =>
        {
            if (callers.Length > 1 && ParameterSetName != LookupSet)
            {
                throw new ConfigurationException($"-Context has {callers.Length} contexts; an archive is read with one.");
            }

            FixRange(Clock(context));
        });
        Pump(Path, (post, stop) => ParameterSetName == LookupSet ? LookUpAsync(callers, post, stop) : SearchAsync(context, post, stop));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_export is not null && _isWhole)
        {
            Guard(() =>
            {
                ExportResult result = _export.Complete();
                if (!PassThru)
                {
                    WriteObject(result);
                }
            });
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _export?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void AddInput(object input)
    {
        switch (input)
        {
            case LookupStatement or SearchStatement:
                break;
            case AtEvent found:
                Write(found.Audit, InputObject!);
                break;
            case string json:
                var parsed = AuditEvent.Parse(json);
                Write(parsed, new AtEvent(parsed));
                break;
            default:
                throw new InvalidEventException($"is a {input.GetType().Name}; an event of Get-AtEvent or Search-AtArchive, or its JSON, is expected");
        }
    }

    private void DemandNoFilter()
    {
        if (MyInvocation.BoundParameters.Keys.FirstOrDefault(static given => s_filters.Contains(given, StringComparer.OrdinalIgnoreCase)) is { } filter)
        {
            throw new ConfigurationException($"-{filter} says which events Export-AtEvent finds by itself; events that are piped in are exported as they come. Give it to the command that finds them.");
        }
    }

    private void Write(AuditEvent found, object original)
    {
        bool isNew = _export?.Add(found) ?? true;
        if (PassThru && isNew)
        {
            WriteObject(original);
        }
    }

    private void Open(string note)
    {
        if (new[] { Append, Force, Resume }.Count(static given => given) > 1)
        {
            throw new ConfigurationException("-Append, -Force and -Resume exclude each other.");
        }

        if (_isWanted)
        {
            _export = EventExport.Open(new ExportOptions(_file, Format ?? ExportOptions.FormatOf(_file))
            {
                Start = Append ? ExportStart.Append : Force ? ExportStart.Overwrite : Resume ? ExportStart.Resume : ExportStart.New,
                Columns = Column,
                Note = note,
            });
            if (_export.EventsResumed > 0)
            {
                WriteVerbose($"Going on behind {_export.EventsResumed} events that were exported before the interruption.");
            }
        }
    }

    /// <summary>Opens the export with a time range that stays the same when it is resumed later.</summary>
    private void FixRange(TimeProvider clock)
    {
        if (ParameterSetName == LookupSet)
        {
            Since ??= s_week;
            Until ??= s_now;
        }

        string query = Query();
        Open($"{Text(Since)} {Text(Until)} {query}");
        if (_export?.Note.Split(' ', 3) is [var since, var until, .. var rest])
        {
            (Since, Until) = (Time(since), Time(until));
            if (rest is [{ } before] && before != query)
            {
                _export.Dispose();
                _export = null;
                throw new ConfigurationException($"The interrupted export to '{Path}' asked for '{before}', not '{query}'; go on with the same parameters, or start over with -Force.");
            }
        }

        string Text(AtTime? time) => time?.Resolve(clock).ToString("O", CultureInfo.InvariantCulture) ?? "-";
        static AtTime? Time(string text) => text == "-" ? null : AtTime.At(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
    }

    /// <summary>What is asked for, without the times, in one line: an export that goes on must ask for the same.</summary>
    private string Query()
    {
        string[] named = [nameof(Trail), nameof(Source), nameof(AllMembers), .. s_filters.Except([nameof(Since), nameof(Until)], StringComparer.Ordinal)];
        IEnumerable<string> given = named.Where(MyInvocation.BoundParameters.ContainsKey).Select(name => $"-{name} {JsonSerializer.Serialize(Values(MyInvocation.BoundParameters[name]))}");
        return string.Join(' ', given.DefaultIfEmpty("everything"));

        static IEnumerable<string> Values(object value) => value is IEnumerable many and not string ? many.Cast<object>().Select(static each => each.ToString()!) : [value.ToString()!];
    }

    private async Task LookUpAsync(AtContext[] callers, Action<Action> post, CancellationToken cancellationToken)
    {
        var places = new LookupTargets(AllMembers ? ["*"] : [], Region, Traced);
        IReadOnlyList<LookupTarget> targets = await places.OfAsync(callers, AllMembers, cancellationToken).ConfigureAwait(false);
        TimeProvider clock = callers[0].Connection.Time;
        var request = new LookupRequest(Filter() with { AccountIds = AccountId }, Since!.Resolve(clock), Until!.Resolve(clock)) { Order = EventOrder.OldestFirst };
        var lookup = new EventLookup(targets, request) { OnFailure = (target, error) => post(() => WriteError(error.ToErrorRecord(target.Name))) };
        var progress = new CountProgress($"Exporting to {Path}", "events", TimeProvider.System);
        await foreach (LookupMatch found in lookup.FindAsync(cancellationToken).ConfigureAwait(false))
        {
            string name = places.ContextOf(found.Target).Name;
            AddFound(found.Event, name, post);
            if (progress.Count(() => $"Up to {ViewText.Time(found.Event.EventTime)}") is { } record)
            {
                Offer(() => WriteProgress(record));
            }
        }

        if (progress.Completed is { } completed)
        {
            post(() => WriteProgress(completed));
        }

        _isWhole = lookup.Statement.Sources.All(static source => source.Error.Length == 0);
        post(() => WriteVerbose(lookup.Statement.ToString()));
        if (!_isWhole)
        {
            post(() => WriteWarning($"Not every account could be asked, so the export to '{Path}' is not complete; -Resume goes on with it."));
        }
    }

    private async Task SearchAsync(AtContext? context, Action<Action> post, CancellationToken cancellationToken)
    {
        string folder = Source.Length > 0 ? GetUnresolvedProviderPathFromPSPath(Source) : "";
        ArchivePlace place = await PlaceAsync(context, Trail, folder, cancellationToken).ConfigureAwait(false);
        (ArchiveSearch search, ArchiveSearchView view) = Prepare(place, context, new());
        await foreach (ArchiveMatch match in search.FindAsync(cancellationToken).ConfigureAwait(false))
        {
            AuditEvent found = match.ToEvent();
            AddFound(found, context?.Name, post);
        }

        _isWhole = true;
        Finish(search, view, post);
    }

    private void AddFound(AuditEvent found, string? context, Action<Action> post)
    {
        if ((_export?.Add(found) ?? true) && PassThru)
        {
            post(() => WriteEvent(found, context));
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (ActionTrailException error)
        {
            Report(error, error is InvalidEventException ? InputObject : Path);
        }
    }
}
