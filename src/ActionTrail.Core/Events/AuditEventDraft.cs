using System.Text.Json.Nodes;

namespace ActionTrail.Core.Events;

/// <summary>What is known about an operation when it is recorded; <see cref="AuditEventWriter"/> makes the event of it.</summary>
/// <remarks>Empty texts and null members are left out of the record.</remarks>
public sealed record AuditEventDraft
{
    /// <summary>Id of the event, a UUID; required.</summary>
    public required string EventId { get; init; }

    /// <summary>When it happened; written in UTC with whole seconds.</summary>
    public required DateTimeOffset EventTime { get; init; }

    /// <summary>Name of the operation.</summary>
    public required string EventName { get; init; }

    /// <summary><c>Read</c> or <c>Write</c>.</summary>
    public required string EventRw { get; init; }

    /// <summary>The host that served the call.</summary>
    public required string EventSource { get; init; }

    /// <summary>The service, for example <c>Ecs</c>.</summary>
    public required string ServiceName { get; init; }

    /// <summary>Region id.</summary>
    public required string Region { get; init; }

    /// <summary>Who did it.</summary>
    public required UserIdentity UserIdentity { get; init; }

    /// <summary>See <see cref="EventTypes"/>.</summary>
    public string EventType { get; init; } = EventTypes.ApiCall;

    /// <summary>See <see cref="EventCategories"/>.</summary>
    public string EventCategory { get; init; } = EventCategories.Management;

    /// <summary>Version of the API.</summary>
    public string ApiVersion { get; init; } = "";

    /// <summary>Id of the request.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>Error code; empty on success.</summary>
    public string ErrorCode { get; init; } = "";

    /// <summary>Error text; empty on success.</summary>
    public string ErrorMessage { get; init; } = "";

    /// <summary>The caller's client.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>IP address, <c>Internal</c> or a service domain.</summary>
    public string SourceIpAddress { get; init; } = "";

    /// <summary>The VPC the call came from.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>Further facts; names to texts.</summary>
    public IReadOnlyDictionary<string, string>? AdditionalEventData { get; init; }

    /// <summary>Parameters of the request. Values of secret fields are masked when written.</summary>
    public JsonObject? RequestParameters { get; init; }

    /// <summary>Answer of the call. Values of secret fields are masked when written.</summary>
    public JsonObject? ResponseElements { get; init; }

    /// <summary>Resource type to ids; <c>resourceType</c> and <c>resourceName</c> follow from it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ReferencedResources { get; init; }

    /// <summary>Whether the operation is one of those marked sensitive.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether a service without regions records it.</summary>
    public bool IsGlobal { get; init; }

    /// <summary>The account that receives the record.</summary>
    public string RecipientAccountId { get; init; } = "";
}
