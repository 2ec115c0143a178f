using System.Management.Automation;
using System.Text.Json;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Core.Trails;

namespace ActionTrail.Commands.Trails;

/// <summary>Set-AtDataEventSelector: says which data events a trail delivers, in place of what was set before.</summary>
[Cmdlet(VerbsCommon.Set, "AtDataEventSelector", DefaultParameterSetName = ServiceSet, SupportsShouldProcess = true), OutputType(typeof(AtDataEventSelector))]
public sealed class SetAtDataEventSelectorCommand : TrailCommand
{
    private const string ServiceSet = "Service";
    private const string JsonSet = "Json";

    /// <summary>Service whose data events are delivered, for example Oss.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = ServiceSet)]
    public string ServiceName { get; set; } = "";

    /// <summary>Only reads, or only writes.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public EventRw EventRw { get; set; } = EventRw.All;

    /// <summary>Names of the events; all when left out.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public string[] EventName { get; set; } = [];

    /// <summary>ARNs of the resources; all when left out.</summary>
    [Parameter(ParameterSetName = ServiceSet)]
    public string[] ResourceArn { get; set; } = [];

    /// <summary>Selectors as a JSON array of 1 to 20 objects, for what the other parameters cannot say.</summary>
    [Parameter(Mandatory = true, ParameterSetName = JsonSet)]
    public string EventSelectors { get; set; } = "";

    /// <summary>Regions whose data events are delivered; every region of the trail when left out.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string[] Region { get; set; } = [];

    /// <summary>Writes the selector.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var selection = new DataEventSelection
        {
            TrailName = Name,
            EventSelectors = ParameterSetName == JsonSet ? EventSelectors : Selector(),
            IsTrailAllRegion = Region.Length == 0,
            RegionIds = Region,
        };
        if (ShouldProcess(Described, $"Deliver data events {selection.EventSelectors}") && TryRun(Name, stop => PutAsync(selection, stop), out DataEventSelection set) && PassThru)
        {
            WriteResult(AtDataEventSelector.Of(set));
        }
    }

    private async Task<DataEventSelection> PutAsync(DataEventSelection selection, CancellationToken cancellationToken)
    {
        var client = new DataEventClient(HomeConnection());
        await client.PutAsync(selection, cancellationToken).ConfigureAwait(false);
        return await client.GetAsync(Name, cancellationToken).ConfigureAwait(false);
    }

    private string Selector()
    {
        var selector = new Dictionary<string, object>(StringComparer.Ordinal) { ["ServiceName"] = ServiceName, ["ReadWriteType"] = EventRw.ToString() };
        if (EventName.Length > 0)
        {
            selector["EventName"] = new { Equals = EventName };
        }

        if (ResourceArn.Length > 0)
        {
            selector["ResourceArn"] = new { Equals = ResourceArn };
        }

        return JsonSerializer.Serialize(new[] { selector });
    }
}
