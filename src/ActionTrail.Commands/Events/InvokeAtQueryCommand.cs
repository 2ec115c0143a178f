using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Search;

namespace ActionTrail.Commands.Events;

/// <summary>Invoke-AtQuery: runs SQL where the delivered events are, in the logstore or the MaxCompute table of a trail.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "AtQuery"), OutputType(typeof(PSObject))]
public sealed class InvokeAtQueryCommand : CloudCommand
{
    /// <summary>The statement: for Log Service a search with <c>| SELECT …</c>, or SQL alone; for MaxCompute SQL. {events} means the trail's own store.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Query { get; set; } = "";

    /// <summary>The trail; the context must see it and be able to query its store.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true), Alias("Name"), ArgumentCompleter(typeof(TrailCompleter))]
    public string Trail { get; set; } = "";

    /// <summary>Where to run it.</summary>
    [Parameter, ValidateSet("SLS", "MaxCompute")]
    public string Store { get; set; } = "SLS";

    /// <summary>Start of the time range in Log Service: an age such as 7d, or a date.</summary>
    [Parameter, TimeTransformation]
    public AtTime Since { get; set; } = AtTime.Parse("7d");

    /// <summary>End of the time range in Log Service.</summary>
    [Parameter, TimeTransformation]
    public AtTime Until { get; set; } = AtTime.Parse("now");

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Trail, async (post, stop) =>
    {
        Trail trail = await new TrailsClient(Connection).FindTrailAsync(Trail, stop).ConfigureAwait(false)
            ?? throw new NameNotFoundException("Trail", Trail, $"among those that account {Caller.AccountId} sees in {Caller.Region}");
        var store = new StoreQuery(Connection, trail);
        if (Store == "MaxCompute")
        {
            foreach (IReadOnlyDictionary<string, string?> row in await store.RowsAsync(Query, stop).ConfigureAwait(false))
            {
                post(() => WriteObject(Row(row)));
            }

            return;
        }

        TimeProvider clock = Caller.Connection.Time;
        await foreach (IReadOnlyDictionary<string, string> row in store.LogsAsync(Query, Since.Resolve(clock), Until.Resolve(clock) + TimeSpan.FromSeconds(1), stop).ConfigureAwait(false))
        {
            post(() => WriteObject(Row(row)));
        }
    });

    private static PSObject Row<T>(IReadOnlyDictionary<string, T> cells)
    {
        var row = new PSObject();
        foreach ((string name, T value) in cells)
        {
            row.Properties.Add(new PSNoteProperty(name, value));
        }

        return row;
    }
}
