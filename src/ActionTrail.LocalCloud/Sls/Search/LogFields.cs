using System.Text.Json;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>The fields of one log while it is searched or analysed; JSON values are parsed at most once.</summary>
/// <param name="stored">The log.</param>
internal sealed class LogFields(StoredLog stored) : IDisposable
{
    private const string TagPrefix = "__tag__:";
    private readonly Dictionary<string, JsonDocument?> _parsed = new(StringComparer.Ordinal);

    /// <summary>Keys and values that the writer gave.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Contents => stored.Log.Contents;

    /// <summary>Unix seconds of the log.</summary>
    public long Time => stored.Log.Time;

    /// <summary>Text of a reserved field.</summary>
    /// <param name="name">Its name, for example <c>__topic__</c> or <c>__tag__:__client_ip__</c>.</param>
    /// <returns>The text, or null when the log has no such field.</returns>
    public string? Reserved(string name) => name switch
    {
        "__topic__" => stored.Group.Topic,
        "__source__" => stored.Group.Source,
        "__time_ns_part__" => stored.Log.TimeNanoseconds?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ when name.StartsWith(TagPrefix, StringComparison.Ordinal) => First(stored.Group.Tags, name[TagPrefix.Length..]),
        _ => null,
    };

    /// <summary>Text of an indexed field.</summary>
    /// <returns>The text; raw JSON of an object or array; null when the log has no such field.</returns>
    public string? Text(FieldRule rule)
    {
        string? value = First(Contents, rule.Key);
        if (value is null || rule.Path.Length == 0)
        {
            return value;
        }

        return Parse(rule.Key, value) is { } json && Walk(json.RootElement, rule.Path) is { } found ? TextOf(found) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (JsonDocument? json in _parsed.Values)
        {
            json?.Dispose();
        }
    }

    private static string? First(IReadOnlyList<KeyValuePair<string, string>> pairs, string key)
    {
        foreach ((string name, string value) in pairs)
        {
            if (name == key)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Names of members may have dots themselves, so each way to join the parts is tried, the shortest name first.</summary>
    private static JsonElement? Walk(JsonElement element, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return element;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        for (int taken = 1; taken <= path.Length; taken++)
        {
            if (element.TryGetProperty(taken == 1 ? path[0] : string.Join('.', path[..taken]!), out JsonElement member) && Walk(member, path[taken..]) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Null => null,
        _ => element.GetRawText(),
    };

    private JsonDocument? Parse(string key, string value)
    {
        if (!_parsed.TryGetValue(key, out JsonDocument? json))
        {
            try
            {
                json = JsonDocument.Parse(value);
            }
            catch (JsonException)
            {
                // A value that is not JSON simply has nothing below it.
                json = null;
            }

            _parsed[key] = json;
        }

        return json;
    }
}
