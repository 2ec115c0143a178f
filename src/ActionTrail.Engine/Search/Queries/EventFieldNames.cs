namespace ActionTrail.Engine.Search.Queries;

/// <summary>
/// Names for the fields of events that do not depend on where a record's format puts them: short names for people, and the documented
/// names, which also stand for the spellings of platform operations. Their case does not count, as it does not for the properties of an event
/// in PowerShell; in any other path it does, except for the documented name it begins with.
/// </summary>
public static class EventFieldNames
{
    private static readonly Dictionary<string, FieldPath[]> s_paths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["eventId"] = Paths("eventId", "EventID"),
        ["eventTime"] = Paths("eventTime", "EventTime"),
        ["eventName"] = Paths("eventName", "EventName"),
        ["eventType"] = Paths("eventType", "EventType"),
        ["serviceName"] = Paths("serviceName", "EventProduct"),
        ["service"] = Paths("serviceName", "EventProduct"),
        ["acsRegion"] = Paths("acsRegion", "ResourceRegionID"),
        ["region"] = Paths("acsRegion", "ResourceRegionID"),
        ["recipientAccountId"] = Paths("recipientAccountId", "recipient", "ResourceOwnerID"),
        ["account"] = Paths("recipientAccountId", "recipient", "ResourceOwnerID", "userIdentity.accountId"),
        ["accountId"] = Paths("recipientAccountId", "recipient", "ResourceOwnerID", "userIdentity.accountId"),
        ["user"] = Paths("userIdentity.userName"),
        ["userName"] = Paths("userIdentity.userName"),
        ["userType"] = Paths("userIdentity.type"),
        ["principalId"] = Paths("userIdentity.principalId"),
        ["accessKeyId"] = Paths("userIdentity.accessKeyId"),
        ["sourceIp"] = Paths("sourceIpAddress"),
        ["resourceType"] = Paths("resourceType", "ResourceType"),
        ["resourceName"] = Paths("resourceName", "ResourceID"),
    };

    private static readonly string[] s_documented =
    [
        "additionalEventData", "apiVersion", "errorCode", "errorMessage", "eventAttributes", "eventCategory", "eventRW", "eventSource", "eventVersion", "insightDetails",
        "isGlobal", "referencedResources", "requestId", "requestParameterJson", "requestParameters", "responseElements", "sourceIpAddress", "userAgent", "userIdentity",
        "userIdentity.accessKeyId", "userIdentity.accountId", "userIdentity.principalId", "userIdentity.type", "userIdentity.userName", "vpcId",
    ];

    /// <summary>The names, for completion.</summary>
    public static IEnumerable<string> All => s_paths.Keys.Concat(s_documented);

    /// <summary>Where a field may be: the first place with a text counts.</summary>
    internal static IReadOnlyList<FieldPath> Places(string field)
    {
        if (s_paths.TryGetValue(field, out FieldPath[]? known))
        {
            return known;
        }

        var path = FieldPath.Parse(field);
        string? documented = Array.FindLast(s_documented, name => field.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (field.Length == name.Length || field[name.Length] == '.'));
        return documented is null || field.StartsWith(documented, StringComparison.Ordinal) ? [path] : [path, FieldPath.Parse(documented + field[documented.Length..])];
    }

    private static FieldPath[] Paths(params string[] texts) => Array.ConvertAll(texts, FieldPath.Parse);
}
