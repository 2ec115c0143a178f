using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Members of a logstore that are checked, kept and given back, and that change nothing else here, apart from <c>appendMeta</c>.</summary>
internal static class LogstoreSettings
{
    private static readonly string[] s_flags = ["enable_tracking", "autoSplit", "appendMeta"];
    private static readonly (string Name, int Minimum, int Maximum)[] s_numbers = [("maxSplitShard", 1, 256), ("hot_ttl", 1, 3650), ("infrequentAccessTTL", 0, 3650)];

    private static readonly (string Name, string[] Values)[] s_choices =
    [
        ("mode", ["standard", "query", "query-basic", "lite"]), ("telemetryType", ["", "None", "Metrics"]),
    ];

    /// <summary>Takes the settings out of a request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="present">Settings so far, a JSON object; what the request leaves out stays.</param>
    /// <returns>The settings, a JSON object.</returns>
    public static string Read(SlsCall call, string present)
    {
        JsonObject settings = JsonNode.Parse(present)!.AsObject();
        foreach (string name in s_flags)
        {
            if (call.BodyFlag(name) is { } value)
            {
                settings[name] = value;
            }
        }

        foreach ((string name, int minimum, int maximum) in s_numbers)
        {
            if (call.BodyNumber(name, minimum, maximum) is { } value)
            {
                settings[name] = value;
            }
        }

        foreach ((string name, string[] values) in s_choices)
        {
            if (call.BodyText(name) is { } value)
            {
                settings[name] = values.Contains(value, StringComparer.Ordinal)
                    ? value
                    : throw SlsErrors.ParameterInvalid($"{name} {value} is not one of {string.Join(", ", values.Where(static text => text.Length > 0))}.");
            }
        }

        if (settings["autoSplit"] is { } split && split.GetValue<bool>() && settings["maxSplitShard"] is null)
        {
            throw SlsErrors.ParameterInvalid("maxSplitShard is required when autoSplit is true.");
        }

        if (call.RequireBody().TryGetProperty("encrypt_conf", out var encryption) && encryption.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            settings["encrypt_conf"] = JsonNode.Parse(encryption.GetRawText());
        }

        return settings.ToJsonString();
    }
}
