namespace ActionTrail.LocalCloud.Ledger;

/// <summary>What an event can be looked up by. The names are the wire's own; the numbers are stored and never change.</summary>
/// <remarks>Source: LookupEvents, parameter LookupAttribute.</remarks>
internal enum LookupAttribute
{
    /// <summary><c>serviceName</c>.</summary>
    ServiceName = 1,

    /// <summary><c>eventName</c>.</summary>
    EventName = 2,

    /// <summary><c>userIdentity.userName</c>.</summary>
    User = 3,

    /// <summary><c>eventId</c>.</summary>
    EventId = 4,

    /// <summary>A resource type, for example <c>ACS::ECS::Instance</c>.</summary>
    ResourceType = 5,

    /// <summary>A resource id.</summary>
    ResourceName = 6,

    /// <summary><c>Read</c> or <c>Write</c>.</summary>
    EventRW = 7,

    /// <summary><c>userIdentity.accessKeyId</c>.</summary>
    EventAccessKeyId = 8,

    /// <summary><c>eventAttributes.SensitiveAction</c>: <c>true</c>.</summary>
    SensitiveAction = 9,

    /// <summary><c>sourceIpAddress</c>.</summary>
    SourceIpAddress = 10,

    /// <summary><c>eventType</c>.</summary>
    EventType = 11,

    /// <summary>Role of the session: the part of an assumed role's user name before the colon.</summary>
    RoleName = 12,

    /// <summary><c>userIdentity.principalId</c>.</summary>
    PrincipalId = 13,
}
