using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Events;

/// <summary>
/// One audit event for a person to read. The record itself stays as it came, byte for byte, so unknown fields survive; the properties read
/// from it on demand and tolerate every format drift since 2015. Texts are empty where the record has no value.
/// </summary>
/// <remarks>Source: ActionTrail event reference; platform operations (Inner-ActionTrail) have a shape of their own, which is mapped.</remarks>
public sealed class AuditEvent
{
    private readonly JsonElement _root;
    private UserIdentity? _user;

    private AuditEvent(ReadOnlyMemory<byte> json, JsonElement root, DateTimeOffset time)
    {
        Json = json;
        _root = root;
        EventTime = time;
    }

    /// <summary>The record as it came, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>The record as parsed JSON, for fields that have no property here.</summary>
    public JsonElement Root => _root;

    /// <summary>Id of the event; never empty.</summary>
    public string EventId => _root.Text("eventId", "EventID");

    /// <summary>When it happened, UTC.</summary>
    public DateTimeOffset EventTime { get; }

    /// <summary>Version of the format: <c>1</c>, or <c>1.0.0</c> for platform operations.</summary>
    public string EventVersion => _root.Text("eventVersion", "EventVersion");

    /// <summary>See <see cref="EventTypes"/>.</summary>
    public string EventType => _root.Text("eventType", "EventType");

    /// <summary>See <see cref="EventCategories"/>; empty in records before about 2021.</summary>
    public string EventCategory => _root.Text("eventCategory");

    /// <summary>Name of the API or operation.</summary>
    public string EventName => _root.Text("eventName", "EventName");

    /// <summary><c>Read</c> or <c>Write</c> as recorded; empty in records before about 2020.</summary>
    public string EventRw => _root.Text("eventRW");

    /// <summary>Whether it reads or writes, guessed from the name where the record does not say.</summary>
    public EventRw EffectiveEventRw => EventRwText.TryParse(EventRw, out EventRw recorded) ? recorded : EventRwInference.FromName(EventName);

    /// <summary>The host that served the call.</summary>
    public string EventSource => _root.Text("eventSource");

    /// <summary>The service, for example <c>Ecs</c>.</summary>
    public string ServiceName => _root.Text("serviceName", "EventProduct");

    /// <summary>Region id (<c>acsRegion</c>).</summary>
    public string Region => _root.Text("acsRegion", "ResourceRegionID");

    /// <summary>Version of the API that was called.</summary>
    public string ApiVersion => _root.Text("apiVersion");

    /// <summary>Id of the request.</summary>
    public string RequestId => _root.Text("requestId");

    /// <summary>Error code; empty on success.</summary>
    public string ErrorCode => _root.Text("errorCode");

    /// <summary>Error text; empty on success, but <c>success</c> in old sign-ins.</summary>
    public string ErrorMessage => _root.Text("errorMessage");

    /// <summary>Whether the operation was refused or failed.</summary>
    public bool IsFailure => ErrorCode is not ("" or "null") || (EventType == EventTypes.ConsoleSignin && ErrorMessage is not ("" or "success"));

    /// <summary>The caller's client.</summary>
    public string UserAgent => _root.Text("userAgent");

    /// <summary>IP address, <c>Internal</c> or a service domain.</summary>
    public string SourceIpAddress => _root.Text("sourceIpAddress");

    /// <summary>The VPC the call came from.</summary>
    public string VpcId => _root.Text("vpcId");

    /// <summary>Who did it.</summary>
    public UserIdentity UserIdentity => _user ??= ReadUser(_root.Find("userIdentity"));

    /// <summary>Types of the resources, joined by semicolons.</summary>
    public string ResourceType => _root.Text("resourceType", "ResourceType");

    /// <summary>Ids of the resources: one type's joined by commas, types joined by semicolons in the order of <see cref="ResourceType"/>.</summary>
    public string ResourceName => _root.Text("resourceName", "ResourceID");

    /// <summary>Resource type to ids; empty when there are none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ReferencedResources => _root.Lists("referencedResources");

    /// <summary>Whether a service without regions recorded it.</summary>
    public bool IsGlobal => _root.Flag("isGlobal") == true;

    /// <summary>The account that receives the record; empty in old records.</summary>
    public string RecipientAccountId => _root.Text("recipientAccountId", "recipient", "ResourceOwnerID");

    /// <summary>The account that the event belongs to: the recipient, else the identity's account.</summary>
    public string AccountId => RecipientAccountId is { Length: > 0 } recipient ? recipient : UserIdentity.AccountId;

    /// <summary>Whether the operation is one of those marked sensitive.</summary>
    public bool IsSensitive => _root.Find("eventAttributes").Flag("SensitiveAction") == true;

    /// <summary>Whether a second factor was checked at sign-in; null for other events.</summary>
    public bool? MfaChecked => AdditionalEventData?.Flag("mfaChecked", "isMFAChecked");

    /// <summary>Parameters of the request, an object; null when there are none.</summary>
    public JsonElement? RequestParameters => _root.Object("requestParameters") ?? EventJson.Nested(_root.Text("requestParameterJson", "EventAdditionalDetail"));

    /// <summary>Answer of the call, an object; null when there is none.</summary>
    public JsonElement? ResponseElements => _root.Object("responseElements");

    /// <summary>Further facts, an object; null when there are none.</summary>
    public JsonElement? AdditionalEventData => _root.Object("additionalEventData", "addionalEventData");

    /// <summary>Details of an Insights event, an object; null for others.</summary>
    public JsonElement? InsightDetails => _root.Object("insightDetails");

    /// <summary>Whether staff or systems of the cloud did it (Inner-ActionTrail).</summary>
    public bool IsPlatformOperation => _root.Find("EventID").ValueKind != JsonValueKind.Undefined;

    /// <summary>Parses one record.</summary>
    /// <param name="json">One JSON object, UTF-8; kept, not copied.</param>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidEventException">The bytes are no JSON object, or lack id or time.</exception>
    public static AuditEvent Parse(ReadOnlyMemory<byte> json)
    {
        JsonElement root = ReadRoot(json.Span);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidEventException($"is no JSON object but {root.ValueKind}");
        }

        if (root.Text("eventId", "EventID").Length == 0)
        {
            throw new InvalidEventException("has no eventId");
        }

        string time = root.Text("eventTime", "EventTime");
        return EventTimes.TryParse(time, out DateTimeOffset parsed)
            ? new(json, root, parsed)
            : throw new InvalidEventException($"has the eventTime '{time}'; an ISO 8601 time is expected");
    }

    /// <summary>Parses one record.</summary>
    /// <param name="json">One JSON object.</param>
    /// <returns>The event.</returns>
    /// <exception cref="InvalidEventException">The text is no JSON object, or lacks id or time.</exception>
    public static AuditEvent Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>The record as text, unchanged.</summary>
    /// <returns>JSON.</returns>
    public override string ToString() => Encoding.UTF8.GetString(Json.Span);

    private static JsonElement ReadRoot(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new InvalidEventException("is not UTF-8");
        }

        try
        {
            return JsonElement.Parse(json);
        }
        catch (JsonException broken)
        {
            throw new InvalidEventException("is broken JSON", broken);
        }
    }

    private static UserIdentity ReadUser(JsonElement user)
    {
        // One record of 2015 calls the inner object sessionAttributes.
        JsonElement session = user.Find("sessionContext").Find("attributes", "sessionAttributes");
        return new()
        {
            Type = user.Text("type"),
            PrincipalId = user.Text("principalId"),
            AccountId = user.Text("accountId"),
            AccessKeyId = user.Text("accessKeyId"),
            UserName = user.Text("userName"),
            SessionCreationTime = EventTimes.TryParse(session.Text("creationDate"), out DateTimeOffset created) ? created : null,
            MfaAuthenticated = session.Flag("mfaAuthenticated"),
        };
    }
}
