namespace ActionTrail.Aliyun.Trails;

/// <summary>What events can be looked up by. The names are the wire's own.</summary>
/// <remarks>
/// Two can be combined: ServiceName with EventName, User, PrincipalId, RoleName, ResourceName, EventRW, SensitiveAction or EventType;
/// ResourceName with ResourceType, EventName, User or RoleName; EventType with EventName. Source: LookupEvents.
/// </remarks>
public enum EventAttribute
{
    /// <summary>Service, for example <c>Ecs</c>.</summary>
    ServiceName,

    /// <summary>Name of the API or operation.</summary>
    EventName,

    /// <summary>Name of the caller.</summary>
    User,

    /// <summary>Id of the event.</summary>
    EventId,

    /// <summary>Resource type, for example <c>ACS::ECS::Instance</c>.</summary>
    ResourceType,

    /// <summary>Resource id.</summary>
    ResourceName,

    /// <summary><c>Read</c> or <c>Write</c>.</summary>
    EventRW,

    /// <summary>Access key that signed.</summary>
    EventAccessKeyId,

    /// <summary><c>true</c> for operations marked sensitive.</summary>
    SensitiveAction,

    /// <summary>Address of the caller.</summary>
    SourceIpAddress,

    /// <summary>Type of the event, for example <c>ApiCall</c>.</summary>
    EventType,

    /// <summary>Role of the session.</summary>
    RoleName,

    /// <summary>Id of the caller.</summary>
    PrincipalId,
}
