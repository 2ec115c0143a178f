namespace ActionTrail.Engine.Search.Queries;

/// <summary>
/// Names for the fields of events that do not depend on where a record's format puts them: short names for people, and the documented
/// names, which also stand for the spellings of platform operations.
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

    /// <summary>The names, for completion.</summary>
    public static IReadOnlyCollection<string> All => s_paths.Keys;

    /// <summary>Where a field may be: the first place with a text counts.</summary>
    internal static IReadOnlyList<FieldPath> Places(string field) => s_paths.TryGetValue(field, out FieldPath[]? known) ? known : [FieldPath.Parse(field)];

    private static FieldPath[] Paths(params string[] texts) => Array.ConvertAll(texts, FieldPath.Parse);
}
