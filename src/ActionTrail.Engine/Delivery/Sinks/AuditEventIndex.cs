using ActionTrail.Aliyun.Sls;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>The index of a trail's logstore: the event as JSON with the documented fields as columns, and full text.</summary>
/// <remarks>Source: the log fields page of ActionTrail and a published sample of 2020.</remarks>
internal static class AuditEventIndex
{
    private static readonly string[] s_tokens =
        [",", " ", "'", "\"", ";", "=", "(", ")", "[", "]", "{", "}", "?", "@", "&", "<", ">", "/", ":", "\n", "\t", "\r"];

    private static readonly string[] s_fields =
    [
        "acsRegion", "additionalEventData", "apiVersion", "errorCode", "errorMessage", "eventAttributes", "eventCategory", "eventId", "eventName",
        "eventRW", "eventSource", "eventTime", "eventType", "eventVersion", "isGlobal", "recipientAccountId", "referencedResources", "requestId",
        "requestParameterJson", "requestParameters.HostId", "requestParameters.Name", "requestParameters.Region", "resourceName", "resourceType",
        "responseElements", "serviceName", "sourceIpAddress", "userAgent", "userIdentity.accessKeyId", "userIdentity.accountId",
        "userIdentity.principalId", "userIdentity.type", "userIdentity.userName", "vpcId",
    ];

    private static readonly string[] s_platformFields =
    [
        "EmployeeID", "EventAdditionalDetail", "EventDescription", "EventID", "EventLevel", "EventLocation", "EventMethod", "EventName", "EventProduct",
        "EventTime", "EventType", "EventVersion", "ResourceID", "ResourceOwnerID", "ResourceRegionID", "ResourceType",
    ];

    /// <summary>The index.</summary>
    public static SlsIndex Definition { get; } = Of(s_fields);

    /// <summary>The index of platform operations (Inner-ActionTrail), whose records have fields of their own.</summary>
    // Unconfirmed: which fields the service indexes; every documented field is one here.
    public static SlsIndex PlatformOperations { get; } = Of(s_platformFields);

    private static SlsIndex Of(string[] fields) => new()
    {
        Line = new SlsLineIndex { Tokens = s_tokens },
        Keys = new Dictionary<string, SlsKeyIndex>(StringComparer.Ordinal)
        {
            [SlsSink.EventKey] = new SlsKeyIndex
            {
                Type = "json",
                Tokens = s_tokens,
                JsonKeys = fields.ToDictionary(static field => field, static _ => new SlsJsonKeyIndex(), StringComparer.Ordinal),
            },
        },
    };
}
