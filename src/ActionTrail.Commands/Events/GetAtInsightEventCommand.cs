using System.Management.Automation;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Insights;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Get-AtInsightEvent: looks up the events about unusual activity of the account, newest first. Of several values of one filter any may hold;
/// filters of different kinds must all hold. Pages are called for as they are consumed.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AtInsightEvent"), OutputType(typeof(AtEvent))]
public sealed class GetAtInsightEventCommand : CloudCommand
{
    /// <summary>Kinds, for example IpInsight.</summary>
    [Parameter(Position = 0), SupportsWildcards, ArgumentCompleter(typeof(InsightTypeCompleter))]
    public string[] InsightType { get; set; } = [];

    /// <summary>Earliest time: an age such as 7d, or a date. Seven days ago when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime Since { get; set; } = AtTime.Parse("7d");

    /// <summary>Latest time: an age such as 1h, or a date; now when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime? Until { get; set; }

    /// <summary>Services that the activity concerns, for example Ecs.</summary>
    [Parameter, SupportsWildcards]
    public string[] ServiceName { get; set; } = [];

    /// <summary>Names of APIs or operations that the activity concerns.</summary>
    [Parameter, SupportsWildcards]
    public string[] EventName { get; set; } = [];

    /// <summary>Addresses that calls came from.</summary>
    [Parameter, SupportsWildcards, Alias("SourceIp")]
    public string[] SourceIpAddress { get; set; } = [];

    /// <summary>Access keys that signed.</summary>
    [Parameter, SupportsWildcards]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>Ids of events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), SupportsWildcards]
    public string[] EventId { get; set; } = [];

    /// <summary>How many events are wanted at most. No page more than these need is asked for.</summary>
    [Parameter, ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Caller.Name, async (post, stop) =>
    {
        if (First == 0)
        {
            return;
        }

        TimeProvider clock = Caller.Connection.Time;
        var lookup = new InsightLookup(Connection, Wanted());
        int count = 0;
        await foreach (AuditEvent found in lookup.FindAsync(Since.Resolve(clock), Until?.Resolve(clock), stop).ConfigureAwait(false))
        {
            post(() => WriteResult(new AtEvent(found)));
            if (++count == First)
            {
                return;
            }
        }
    });

    private Dictionary<string, string[]> Wanted() => new(StringComparer.Ordinal)
    {
        ["EventId"] = EventId,
        ["AccessKeyId"] = AccessKeyId,
        ["SourceIpAddress"] = SourceIpAddress,
        ["InsightType"] = InsightType,
        ["EventName"] = EventName,
        ["ServiceName"] = ServiceName,
    };
}
