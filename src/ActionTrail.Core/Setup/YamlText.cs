using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionTrail.Core.Setup;

/// <summary>Writes a JSON document as YAML that people like to read.</summary>
internal static class YamlText
{
    private static readonly string[] s_words = ["true", "false", "null", "yes", "no", "on", "off"];

    /// <summary>The text of a document.</summary>
    public static string Of(JsonObject root)
    {
        var text = new StringBuilder();
        Write(text, root, 0);
        return text.ToString();
    }

    /// <summary>A text as YAML writes it: quoted where it could be read as something else.</summary>
    public static string Quote(string value)
    {
        bool plain = value.Length > 0 && char.IsAsciiLetter(value[0]) && value.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '/')
            && !s_words.Contains(value, StringComparer.OrdinalIgnoreCase);
        return plain ? value : JsonSerializer.Serialize(value, JsonSerializerOptions.Default);
    }

    private static void Write(StringBuilder text, JsonObject node, int depth)
    {
        foreach ((string key, JsonNode? value) in node)
        {
            text.Append(' ', depth * 2);
            Entry(text, key, value, depth);
        }
    }

    private static void Entry(StringBuilder text, string key, JsonNode? value, int depth)
    {
        text.Append(Quote(key)).Append(':');
        switch (value)
        {
            case JsonObject group:
                text.Append('\n');
                Write(text, group, depth + 1);
                break;
            case JsonArray list when list.Any(static item => item is JsonObject):
                text.Append('\n');
                foreach (JsonObject item in list.Cast<JsonObject>())
                {
                    Item(text, item, depth + 1);
                }

                break;
            case JsonArray list:
                text.Append(" [").AppendJoin(", ", list.Select(Scalar)).Append("]\n");
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void Item(StringBuilder text, JsonObject item, int depth)
    {
        string lead = "- ";
        foreach ((string key, JsonNode? value) in item)
        {
            text.Append(' ', depth * 2).Append(lead);
            Entry(text, key, value, depth + 1);
            lead = "  ";
        }
    }

    private static string Scalar(JsonNode? value) =>
        value is JsonValue scalar && scalar.GetValueKind() == JsonValueKind.String ? Quote(scalar.GetValue<string>()) : value?.ToJsonString() ?? "null";
}
