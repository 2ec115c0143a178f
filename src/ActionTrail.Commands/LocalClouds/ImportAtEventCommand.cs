using System.Globalization;
using System.Management.Automation;
using System.Text;
using ActionTrail.Commands.Events;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Archive;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.Commands.LocalClouds;

/// <summary>Import-AtEvent: records events of files or of the pipeline in a local cloud, each in the ledger of its account.</summary>
[Cmdlet(VerbsData.Import, "AtEvent", DefaultParameterSetName = ObjectSet, SupportsShouldProcess = true), OutputType(typeof(AtEventImport))]
public sealed class ImportAtEventCommand : CloudCommand
{
    private const string PathSet = "Path";
    private const string ObjectSet = "InputObject";

    /// <summary>Files to read: JSON, one object per line, or delivered <c>.gz</c> archives. Wildcards are expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSet), SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Events, as objects or as JSON text; or files, as objects.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>Account of the local cloud whose ledger gets them all, by id or name; the account that each event names when left out.</summary>
    [Parameter]
    public string Account { get; set; } = "";

    /// <summary>Writes how many events there were and how many were new.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private readonly List<ReadOnlyMemory<byte>> _piped = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ObjectSet)
        {
            if (InputObject.BaseObject is FileInfo file)
            {
                RecordFile(file.FullName);
                return;
            }

            _piped.Add(InputObject.BaseObject is AtEvent found ? found.Audit.Json : Encoding.UTF8.GetBytes(InputObject.ToString(null, CultureInfo.InvariantCulture)));
            return;
        }

        foreach (string path in Path.SelectMany(Expand))
        {
            RecordFile(path);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_piped.Count > 0)
        {
            Record("", () => _piped);
        }
    }

    private void RecordFile(string path) => Record(path, () => [.. ArchiveFileReader.ReadAll(File.ReadAllBytes(path))]);

    /// <summary>Records the events of one source, all or none.</summary>
    private void Record(string source, Func<List<ReadOnlyMemory<byte>>> read)
    {
        object target = source.Length > 0 ? source : Caller.Name;
        try
        {
            LocalCloudHost cloud = Caller.RequireLocalCloud("Import-AtEvent");
            AccountId? owner = Account.Length == 0 ? null : cloud.FindAccount(Account).Id;
            List<ReadOnlyMemory<byte>> events = read();
            if (!ShouldProcess($"Local cloud {cloud.Folder}", $"Record {events.Count} events of {(source.Length > 0 ? source : "the pipeline")}"))
            {
                return;
            }

            int recorded = new LedgerImport(cloud).Import(events.Select(json => (owner ?? AccountId.Parse(AuditEventFields.Read(json.Span).AccountId), json)));
            if (PassThru)
            {
                WriteResult(new AtEventImport(source, events.Count, recorded));
            }
        }
        catch (ActionTrailException error)
        {
            WriteError(error.ToErrorRecord(target));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            WriteError(error.ToErrorRecord(target));
        }
    }

    private IEnumerable<string> Expand(string path)
    {
        try
        {
            return GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException missing)
        {
            WriteError(ErrorKinds.FileNotFound.Record(missing, path));
            return [];
        }
    }
}
