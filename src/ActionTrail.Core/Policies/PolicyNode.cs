using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Policies;

/// <summary>A place in a policy document: its JSON and its path, so that every complaint can say where.</summary>
internal readonly record struct PolicyNode(JsonElement Json, string Path)
{
    private const int QuotedLength = 60;

    public string Found => Json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => $"an array of {Json.GetArrayLength()}",
        JsonValueKind.String => Quote(Json.GetString()!),
        JsonValueKind.Null => "null",
        _ => Json.GetRawText(),
    };

    public PolicySyntaxException Refuse(string expected) => Refuse(expected, Found);

    public PolicySyntaxException Refuse(string expected, string found) => new(Path, expected, found);

    /// <summary>The fields of an object, each once.</summary>
    public Dictionary<string, PolicyNode> Fields()
    {
        if (Json.ValueKind != JsonValueKind.Object)
        {
            throw Refuse("an object");
        }

        var fields = new Dictionary<string, PolicyNode>(StringComparer.Ordinal);
        foreach (JsonProperty property in Json.EnumerateObject())
        {
            var field = new PolicyNode(property.Value, $"{Path}.{property.Name}");
            if (!fields.TryAdd(property.Name, field))
            {
                throw field.Refuse("each field once", "it twice");
            }
        }

        return fields;
    }

    /// <summary>The fields of an object that may only have some.</summary>
    public Dictionary<string, PolicyNode> Fields(params IReadOnlyList<string> allowed)
    {
        Dictionary<string, PolicyNode> fields = Fields();
        foreach (string name in fields.Keys)
        {
            if (!allowed.Contains(name, StringComparer.Ordinal))
            {
                throw Refuse($"only {string.Join(", ", allowed)}", $"the field {Quote(name)}");
            }
        }

        return fields;
    }

    public string Text(string expected) => Json.ValueKind == JsonValueKind.String ? Json.GetString()! : throw Refuse(expected);

    /// <summary>The items of an array that has at least one.</summary>
    public IReadOnlyList<PolicyNode> Items(string expected)
    {
        if (Json.ValueKind != JsonValueKind.Array || Json.GetArrayLength() == 0)
        {
            throw Refuse(expected);
        }

        string path = Path;
        return [.. Json.EnumerateArray().Select((item, index) => new PolicyNode(item, $"{path}[{index}]"))];
    }

    /// <summary>The items of an array, or the one thing that stands in its place.</summary>
    public IReadOnlyList<PolicyNode> OneOrMore(string expected) => Json.ValueKind == JsonValueKind.Array ? Items(expected) : [this];

    private static string Quote(string text) => text.Length <= QuotedLength ? $"'{text}'" : $"'{text.AsSpan(0, QuotedLength)}…'";
}
