using System.Management.Automation;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Trails;
using ActionTrail.Commands.Times;
using ActionTrail.Commands.Trails;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Get-AtEvent: looks up management events of the account, of the last 90 days, newest first. Pages are called for as they are consumed:
/// <c>Select-Object -First</c> ends the calls.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AtEvent"), OutputType(typeof(AuditEvent))]
public sealed class GetAtEventCommand : CloudCommand
{
    /// <summary>Earliest time: an age such as 7d, or a date. Seven days ago when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime Since { get; set; } = AtTime.Parse("7d");

    /// <summary>Latest time; now when left out.</summary>
    [Parameter, TimeTransformation]
    public AtTime? Until { get; set; }

    /// <summary>Name of the API or operation.</summary>
    [Parameter(Position = 0), ArgumentCompleter(typeof(EventNameCompleter))]
    public string EventName { get; set; } = "";

    /// <summary>Service, for example Ecs.</summary>
    [Parameter]
    public string ServiceName { get; set; } = "";

    /// <summary>Who acted: user name.</summary>
    [Parameter]
    public string UserName { get; set; } = "";

    /// <summary>Role of the session that acted.</summary>
    [Parameter]
    public string RoleName { get; set; } = "";

    /// <summary>Access key that signed.</summary>
    [Parameter]
    public string AccessKeyId { get; set; } = "";

    /// <summary>Resource id.</summary>
    [Parameter]
    public string ResourceName { get; set; } = "";

    /// <summary>Resource type, for example ACS::ECS::Instance.</summary>
    [Parameter]
    public string ResourceType { get; set; } = "";

    /// <summary>Address of the caller.</summary>
    [Parameter]
    public string SourceIpAddress { get; set; } = "";

    /// <summary>Id of the event.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string EventId { get; set; } = "";

    /// <summary>Type of the event, for example ApiCall or ConsoleSignin.</summary>
    [Parameter]
    public string EventType { get; set; } = "";

    /// <summary>Only reads, or only writes.</summary>
    [Parameter, ValidateSet("Read", "Write")]
    public string EventRw { get; set; } = "";

    /// <summary>Only operations marked as sensitive.</summary>
    [Parameter]
    public SwitchParameter Sensitive { get; set; }

    /// <summary>Region whose events are meant; the context's region when left out. Events of global services show in every region.</summary>
    [Parameter, ArgumentCompleter(typeof(RegionCompleter))]
    public string Region { get; set; } = "";

    /// <summary>Writes the oldest events first.</summary>
    [Parameter]
    public SwitchParameter OldestFirst { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pump(Caller.Name, async (post, stop) =>
    {
        CloudConnection connection = Region.Length == 0 ? Connection : Connection.In(RegionId.Parse(Region));
        DateTimeOffset until = Until?.Resolve(connection.Time) ?? connection.Time.GetUtcNow();
        LookupPlan plan = LookupPlan.Of(Conditions());
        var query = new EventQuery
        {
            StartTime = Since.Resolve(connection.Time),
            EndTime = until,
            Conditions = plan.Asked,
            Order = OldestFirst ? EventOrder.OldestFirst : EventOrder.NewestFirst,
        };
        await foreach (AuditEvent found in new TrailsClient(connection).LookupEventsAsync(query, stop).ConfigureAwait(false))
        {
            if (plan.Fits(found))
            {
                post(() => WriteResult(found));
            }
        }
    });

    private EventCondition[] Conditions() =>
    [
        .. new (EventAttribute Attribute, string Value)[]
        {
            (EventAttribute.EventName, EventName), (EventAttribute.ServiceName, ServiceName), (EventAttribute.User, UserName),
            (EventAttribute.RoleName, RoleName), (EventAttribute.EventAccessKeyId, AccessKeyId), (EventAttribute.ResourceName, ResourceName),
            (EventAttribute.ResourceType, ResourceType), (EventAttribute.SourceIpAddress, SourceIpAddress), (EventAttribute.EventId, EventId),
            (EventAttribute.EventType, EventType), (EventAttribute.EventRW, EventRw), (EventAttribute.SensitiveAction, Sensitive ? "true" : ""),
        }.Where(static given => given.Value.Length > 0).Select(static given => new EventCondition(given.Attribute, given.Value)),
    ];
}
