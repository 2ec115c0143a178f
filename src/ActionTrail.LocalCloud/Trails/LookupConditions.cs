using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Reads the conditions of LookupEvents: at most two, only in documented pairs; all must hold.</summary>
/// <remarks>Source: LookupEvents, table of supported attribute pairs.</remarks>
internal static class LookupConditions
{
    private const int Most = 2;

    private static readonly (LookupAttribute First, LookupAttribute[] Second)[] s_pairs =
    [
        (LookupAttribute.ServiceName,
        [
            LookupAttribute.EventName, LookupAttribute.User, LookupAttribute.PrincipalId, LookupAttribute.RoleName, LookupAttribute.ResourceName,
            LookupAttribute.EventRW, LookupAttribute.SensitiveAction, LookupAttribute.EventType,
        ]),
        (LookupAttribute.ResourceName, [LookupAttribute.ResourceType, LookupAttribute.EventName, LookupAttribute.User, LookupAttribute.RoleName]),
        (LookupAttribute.EventType, [LookupAttribute.EventName]),
    ];

    private static readonly (string Parameter, LookupAttribute Attribute)[] s_old =
    [
        ("Event", LookupAttribute.EventId), ("EventType", LookupAttribute.EventType), ("ServiceName", LookupAttribute.ServiceName),
        ("EventName", LookupAttribute.EventName), ("User", LookupAttribute.User), ("ResourceType", LookupAttribute.ResourceType),
        ("ResourceName", LookupAttribute.ResourceName), ("EventAccessKeyId", LookupAttribute.EventAccessKeyId),

        // Unconfirmed: events of old clients are found by request id through their event id, which mostly equals it.
        ("Request", LookupAttribute.EventId),
    ];

    /// <summary>Reads <c>LookupAttribute.N.Key</c> and <c>.Value</c>: the first two count, and of one key given twice the second.</summary>
    // Unconfirmed: the error for an unknown key or an unsupported pair.
    public static IReadOnlyList<LookupCondition> Read(PopCall call)
    {
        LookupCondition[] conditions = [.. call.Parameters.Objects("LookupAttribute").Take(Most).Select(Condition)];
        return conditions switch
        {
            [{ } first, { } second] when first.Attribute == second.Attribute => [second],
            [{ } first, { } second] when !IsPair(first.Attribute, second.Attribute) && !IsPair(second.Attribute, first.Attribute) =>
                throw TrailErrors.InvalidParameter($"LookupAttribute keys {first.Attribute} and {second.Attribute} cannot be combined."),
            _ => conditions,
        };
    }

    /// <summary>Reads the flat parameters of the 2017-12-04 version; <c>EventRW</c> is <c>Write</c> unless told otherwise.</summary>
    public static IReadOnlyList<LookupCondition> ReadOld(PopCall call)
    {
        var conditions = s_old.Select(known => (known.Attribute, Value: call.Parameters.Optional(known.Parameter)))
            .Where(static given => given.Value is not null)
            .Select(static given => new LookupCondition(given.Attribute, given.Value!))
            .ToList();
        switch (call.Parameters.Optional("EventRW", "Write"))
        {
            case "All":
                break;
            case "Read" or "Write":
                conditions.Add(new LookupCondition(LookupAttribute.EventRW, call.Parameters.Optional("EventRW", "Write")));
                break;
            case { } other:
                throw TrailErrors.InvalidParameter($"EventRW '{other}' is unknown; Write, Read and All are allowed.");
        }

        return conditions;
    }

    private static LookupCondition Condition(IReadOnlyDictionary<string, string> item)
    {
        string key = item.GetValueOrDefault("Key", "");
        string value = item.GetValueOrDefault("Value", "");
        return !Enum.TryParse(key, out LookupAttribute attribute) || !Enum.IsDefined(attribute) || char.IsAsciiDigit(key[0])
            ? throw TrailErrors.InvalidParameter($"LookupAttribute key '{key}' is unknown; {string.Join(", ", Enum.GetNames<LookupAttribute>())} are allowed.")
            : value.Length == 0 ? throw TrailErrors.InvalidParameter($"LookupAttribute {key} has no value.")
            : new LookupCondition(attribute, value);
    }

    private static bool IsPair(LookupAttribute first, LookupAttribute second) =>
        Array.Exists(s_pairs, pair => pair.First == first && pair.Second.Contains(second));
}
