using System.Management.Automation;
using ActionTrail.Commands.Connection;
using ActionTrail.Commands.Times;
using ActionTrail.Core.Trails;
using ActionTrail.Engine.Search.Lookups;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Commands.Events;

/// <summary>
/// Base of the cmdlets that find events: the filters, which combine freely. Of several values of one filter any may hold; filters of
/// different kinds must all hold. Values compare whole and case counts; in them * stands for any characters and ? for one.
/// </summary>
public abstract class EventFilterCommand : CallingCommand
{
    /// <summary>The contexts to use, by name or as objects; the selected one when left out.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), ContextTransformation, ArgumentCompleter(typeof(ContextCompleter))]
    public virtual AtContext[] Context { get; set; } = [];

    /// <summary>Earliest time: an age such as 7d, or a date.</summary>
    [Parameter, TimeTransformation]
    public virtual AtTime? Since { get; set; }

    /// <summary>Latest time: an age such as 1h, or a date.</summary>
    [Parameter, TimeTransformation]
    public AtTime? Until { get; set; }

    /// <summary>Names of APIs or operations.</summary>
    [Parameter, SupportsWildcards, ArgumentCompleter(typeof(EventNameCompleter))]
    public virtual string[] EventName { get; set; } = [];

    /// <summary>Services, for example Ecs.</summary>
    [Parameter, SupportsWildcards]
    public string[] ServiceName { get; set; } = [];

    /// <summary>Who acted: user names; a role's session is role:session.</summary>
    [Parameter, SupportsWildcards]
    public string[] UserName { get; set; } = [];

    /// <summary>Role of the session that acted.</summary>
    [Parameter, SupportsWildcards]
    public string RoleName { get; set; } = "";

    /// <summary>Access keys that signed.</summary>
    [Parameter, SupportsWildcards]
    public string[] AccessKeyId { get; set; } = [];

    /// <summary>Addresses, blocks such as 203.0.113.0/24, or names that calls came from.</summary>
    [Parameter, SupportsWildcards, Alias("SourceIp")]
    public string[] SourceIpAddress { get; set; } = [];

    /// <summary>Types of resources, for example ACS::ECS::Instance.</summary>
    [Parameter, SupportsWildcards]
    public string[] ResourceType { get; set; } = [];

    /// <summary>Ids of resources.</summary>
    [Parameter, SupportsWildcards]
    public string[] ResourceName { get; set; } = [];

    /// <summary>Ids of requests.</summary>
    [Parameter, SupportsWildcards]
    public string[] RequestId { get; set; } = [];

    /// <summary>Error codes; * for any failure.</summary>
    [Parameter, SupportsWildcards]
    public string[] ErrorCode { get; set; } = [];

    /// <summary>Ids of events.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true), SupportsWildcards]
    public virtual string[] EventId { get; set; } = [];

    /// <summary>Type of the event, for example ApiCall or ConsoleSignin.</summary>
    [Parameter, SupportsWildcards]
    public string EventType { get; set; } = "";

    /// <summary>Only reads, or only writes.</summary>
    [Parameter, ValidateSet("Read", "Write")]
    public string EventRw { get; set; } = "";

    /// <summary>Only operations marked as sensitive.</summary>
    [Parameter]
    public SwitchParameter Sensitive { get; set; }

    /// <summary>Texts that must all occur in some name or value of the event; letters match in either case.</summary>
    [Parameter]
    public string[] Text { get; set; } = [];

    /// <summary>Conditions on any fields, all of which must hold: path, operator (eq, ne, like, match, in, gt, lt, exists) and value, for example 'requestParameters.InstanceId eq i-1'.</summary>
    [Parameter, FieldConditionTransformation, ArgumentCompleter(typeof(EventFieldCompleter))]
    public FieldCondition[] Where { get; set; } = [];

    /// <summary>The contexts of this record. To be asked for on the pipeline thread.</summary>
    private protected AtContext[] Callers() => Context.Length > 0 ? Context : [SelectedContext()];

    /// <summary>What the filters ask for; times, accounts and regions are the cmdlets' own.</summary>
    private protected ArchiveQuery Filter() => new()
    {
        EventNames = EventName,
        ServiceNames = ServiceName,
        UserNames = UserName,
        AccessKeyIds = AccessKeyId,
        SourceIpAddresses = SourceIpAddress,
        ResourceTypes = ResourceType,
        ResourceNames = ResourceName,
        RequestIds = RequestId,
        ErrorCodes = ErrorCode,
        EventIds = EventId,
        EventRw = EventRw.Length > 0 ? Enum.Parse<EventRw>(EventRw, ignoreCase: true) : Core.Trails.EventRw.All,
        Texts = Text,
        Where = [.. Where, .. LookupPlan.Conditions(EventType, RoleName, Sensitive)],
    };
}
