using ActionTrail.Core.Events;

namespace ActionTrail.Commands.Events;

/// <summary>
/// One audit event, as people and scripts read it. Texts are empty where the record has no value. The record itself, with whatever has no
/// property here, is <see cref="ToJson"/>.
/// </summary>
public sealed class AtEvent
{
    internal AtEvent(AuditEvent audit) => Audit = audit;

    /// <summary>Id of the event; never empty.</summary>
    public string EventId => Audit.EventId;

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset EventTime => Audit.EventTime;

    /// <summary>The account that the event belongs to.</summary>
    public string AccountId => Audit.AccountId;

    /// <summary>Region id.</summary>
    public string Region => Audit.Region;

    /// <summary>The service, for example <c>Ecs</c>.</summary>
    public string ServiceName => Audit.ServiceName;

    /// <summary>Name of the API or operation.</summary>
    public string EventName => Audit.EventName;

    /// <summary><c>Read</c> or <c>Write</c>; judged by the name where an old record does not say.</summary>
    public string EventRw => Audit.EffectiveEventRw.ToString();

    /// <summary>Who did it.</summary>
    public UserIdentity UserIdentity => Audit.UserIdentity;

    /// <summary>IP address, <c>Internal</c> or a service domain.</summary>
    public string SourceIpAddress => Audit.SourceIpAddress;

    /// <summary>The caller's client.</summary>
    public string UserAgent => Audit.UserAgent;

    /// <summary>Error code; empty on success.</summary>
    public string ErrorCode => Audit.ErrorCode;

    /// <summary>Error text; empty on success, but <c>success</c> in old sign-ins.</summary>
    public string ErrorMessage => Audit.ErrorMessage;

    /// <summary>Whether the operation was refused or failed.</summary>
    public bool IsFailure => Audit.IsFailure;

    /// <summary>Types of the resources, joined by semicolons.</summary>
    public string ResourceType => Audit.ResourceType;

    /// <summary>Ids of the resources: one type's joined by commas, types joined by semicolons in the order of <see cref="ResourceType"/>.</summary>
    public string ResourceName => Audit.ResourceName;

    /// <summary>Resource type to ids; empty when there are none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReferencedResources => Audit.ReferencedResources;

    /// <summary>Parameters of the request, an object; null when there are none.</summary>
    public object? RequestParameters => JsonObjects.Of(Audit.RequestParameters);

    /// <summary>Answer of the call, an object; null when there is none.</summary>
    public object? ResponseElements => JsonObjects.Of(Audit.ResponseElements);

    /// <summary>Further facts, an object; null when there are none.</summary>
    public object? AdditionalEventData => JsonObjects.Of(Audit.AdditionalEventData);

    /// <summary>Details of an Insights event, an object; null for others.</summary>
    public object? InsightDetails => JsonObjects.Of(Audit.InsightDetails);

    /// <summary>Id of the request.</summary>
    public string RequestId => Audit.RequestId;

    /// <summary>See <see cref="EventTypes"/>.</summary>
    public string EventType => Audit.EventType;

    /// <summary>See <see cref="EventCategories"/>; empty in records before about 2021.</summary>
    public string EventCategory => Audit.EventCategory;

    /// <summary>The host that served the call.</summary>
    public string EventSource => Audit.EventSource;

    /// <summary>Version of the API that was called.</summary>
    public string ApiVersion => Audit.ApiVersion;

    /// <summary>Version of the format: <c>1</c>, or <c>1.0.0</c> for platform operations.</summary>
    public string EventVersion => Audit.EventVersion;

    /// <summary>The VPC the call came from.</summary>
    public string VpcId => Audit.VpcId;

    /// <summary>The account that receives the record; empty in old records.</summary>
    public string RecipientAccountId => Audit.RecipientAccountId;

    /// <summary>Whether a second factor was checked at sign-in; null for other events.</summary>
    public bool? MfaChecked => Audit.MfaChecked;

    /// <summary>Whether the operation is one of those marked sensitive.</summary>
    public bool IsSensitive => Audit.IsSensitive;

    /// <summary>Whether a service without regions recorded it.</summary>
    public bool IsGlobal => Audit.IsGlobal;

    /// <summary>Whether staff or systems of the cloud did it (Inner-ActionTrail).</summary>
    public bool IsPlatformOperation => Audit.IsPlatformOperation;

    /// <summary>The record.</summary>
    internal AuditEvent Audit { get; }

    /// <summary>The record as it came, every byte of it.</summary>
    /// <returns>JSON.</returns>
    public string ToJson() => Audit.ToString();

    /// <summary>The record as it came.</summary>
    /// <returns>JSON.</returns>
    public override string ToString() => ToJson();
}
