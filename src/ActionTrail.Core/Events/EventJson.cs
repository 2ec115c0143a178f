using System.Text.Json;

namespace ActionTrail.Core.Events;

/// <summary>Tolerant reads of event fields: absent, null and wrongly typed values read as empty, scalars read as text.</summary>
internal static class EventJson
{
    /// <summary>The first of several spellings that is there with a value; undefined when none is.</summary>
    public static JsonElement Find(this JsonElement owner, params ReadOnlySpan<string> names)
    {
        if (owner.ValueKind == JsonValueKind.Object)
        {
            foreach (string name in names)
            {
                if (owner.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null)
                {
                    return value;
                }
            }
        }

        return default;
    }

    public static string Text(this JsonElement owner, params ReadOnlySpan<string> names) => AsText(owner.Find(names));

    public static bool? Flag(this JsonElement owner, params ReadOnlySpan<string> names) => owner.Find(names) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out bool value) => value,
        _ => null,
    };

    public static JsonElement? Object(this JsonElement owner, params ReadOnlySpan<string> names) =>
        owner.Find(names) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>Names to texts; values that are no list count as a list of one.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Lists(this JsonElement owner, string name)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (JsonProperty entry in owner.Object(name)?.EnumerateObject() ?? default)
        {
            lists[entry.Name] = entry.Value.ValueKind == JsonValueKind.Array
                ? [.. entry.Value.EnumerateArray().Select(AsText)]
                : [AsText(entry.Value)];
        }

        return lists;
    }

    /// <summary>A JSON object inside a text; null when it is none.</summary>
    public static JsonElement? Nested(string text)
    {
        try
        {
            return text.Length > 0 && JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } nested ? nested : null;
        }
        catch (JsonException)
        {
            return null; // A text that is no JSON is still readable through the raw record.
        }
    }

    private static string AsText(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => AsString(value),
        JsonValueKind.Undefined or JsonValueKind.Null => "",
        _ => value.GetRawText(),
    };

    private static string AsString(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText()[1..^1]; // Half a surrogate pair is no text; its escape still tells what was there.
        }
    }
}
