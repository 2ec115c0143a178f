using System.Management.Automation;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Events;

namespace ActionTrail.Commands.Events;

/// <summary>Get-AtInsightEvent: looks up the events about unusual activity of the account, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "AtInsightEvent"), OutputType(typeof(AtEvent))]
public sealed class GetAtInsightEventCommand : CloudCommand
{
    /// <summary>Kind, for example IpInsight.</summary>
    [Parameter(Position = 0), ArgumentCompleter(typeof(InsightTypeCompleter))]
    public string InsightType { get; set; } = "";

    /// <summary>Earliest time: an age such as 7d, or a date. Seven days ago when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime Since { get; set; } = AtTime.Parse("7d");

    /// <summary>Latest time; now when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime? Until { get; set; }

    /// <summary>Service.</summary>
    [Parameter]
    public string ServiceName { get; set; } = "";

    /// <summary>Name of the API or operation.</summary>
    [Parameter]
    public string EventName { get; set; } = "";

    /// <summary>Address of the caller.</summary>
    [Parameter]
    public string SourceIpAddress { get; set; } = "";

    /// <summary>Access key.</summary>
    [Parameter]
    public string AccessKeyId { get; set; } = "";

    /// <summary>Id of the event.</summary>
    [Parameter]
    public string EventId { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Caller.Name, async (post, stop) =>
    {
        TimeProvider clock = Caller.Connection.Time;
        var query = new InsightQuery { StartTime = Since.Resolve(clock), EndTime = Until?.Resolve(clock), Conditions = Conditions() };
        await foreach (AuditEvent found in new InsightsClient(Connection).LookupAsync(query, stop).ConfigureAwait(false))
        {
            post(() => WriteResult(new AtEvent(found)));
        }
    });

    private Dictionary<string, string> Conditions() => new (string Key, string Value)[]
    {
        ("InsightType", InsightType), ("ServiceName", ServiceName), ("EventName", EventName), ("SourceIpAddress", SourceIpAddress),
        ("AccessKeyId", AccessKeyId), ("EventId", EventId),
    }.Where(static given => given.Value.Length > 0).ToDictionary(static given => given.Key, static given => given.Value, StringComparer.Ordinal);
}
