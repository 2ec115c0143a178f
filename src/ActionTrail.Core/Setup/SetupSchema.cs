using System.Globalization;
using System.Text.Json;
using ActionTrail.Core.Names;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ActionTrail.Core.Setup;

/// <summary>
/// Checks a document against the published schema, so that editors and the product say the same: keys, types, values, ranges, and by
/// <c>format</c> the rules of names. Knows the keywords that the schema uses and no others.
/// </summary>
internal sealed class SetupSchema
{
    private static readonly JsonElement s_schema = Load();
    private readonly List<SetupProblem> _problems = [];

    /// <summary>The problems of a document; empty when it keeps the schema.</summary>
    public static IReadOnlyList<SetupProblem> Check(YamlNode root)
    {
        var check = new SetupSchema();
        check.Check(root, s_schema, "the file");
        return check._problems;
    }

    private void Check(YamlNode node, JsonElement schema, string name)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("anyOf", out JsonElement branches))
        {
            JsonElement[] all = [.. branches.EnumerateArray()];
            JsonElement fitting = Array.Find(all, branch => TypeOf(branch) is { } type && Fits(node, type));
            if (fitting.ValueKind == JsonValueKind.Undefined)
            {
                Add(node, $"'{name}' is {Describe(node)}; {string.Join(" or ", all.Select(static branch => Describe(TypeOf(branch)!)))} is expected.");
                return;
            }

            schema = fitting;
        }

        string expected = TypeOf(schema) ?? "object";
        if (!Fits(node, expected))
        {
            Add(node, $"'{name}' is {Describe(node)}; {Describe(expected)} is expected.");
            return;
        }

        switch (node)
        {
            case YamlMappingNode mapping:
                CheckMapping(mapping, schema, name);
                break;
            case YamlSequenceNode sequence:
                CheckSequence(sequence, schema, name);
                break;
            case YamlScalarNode scalar:
                CheckScalar(scalar, schema, name);
                break;
        }
    }

    private void CheckMapping(YamlMappingNode mapping, JsonElement schema, string name)
    {
        bool named = schema.TryGetProperty("properties", out JsonElement properties);
        string[] known = named ? [.. properties.EnumerateObject().Select(static property => property.Name)] : [];
        foreach ((YamlNode keyNode, YamlNode value) in mapping.Children)
        {
            string key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (named && properties.TryGetProperty(key, out JsonElement member))
            {
                Check(value, member, key);
            }
            else if (schema.TryGetProperty("additionalProperties", out JsonElement other) && other.ValueKind == JsonValueKind.Object)
            {
                Check(value, other, key);
            }
            else
            {
                string advice = EditDistance.Nearest(key, known) is { } nearest ? $"did you mean '{nearest}'?" : $"{string.Join(", ", known)} are allowed.";
                Add(keyNode, $"'{key}' is no key of {name}; {advice}");
            }
        }

        if (schema.TryGetProperty("required", out JsonElement required))
        {
            foreach (string key in required.EnumerateArray().Select(static item => item.GetString()!).Where(key => !mapping.Children.ContainsKey(key)))
            {
                Add(mapping, $"'{key}' is missing in {name}.");
            }
        }

        if (schema.TryGetProperty("minProperties", out JsonElement fewest) && mapping.Children.Count < fewest.GetInt32())
        {
            Add(mapping, $"'{name}' is empty; at least {fewest.GetInt32()} entry is expected.");
        }
    }

    private void CheckSequence(YamlSequenceNode sequence, JsonElement schema, string name)
    {
        foreach (YamlNode item in sequence.Children)
        {
            Check(item, schema.GetProperty("items"), name);
        }

        int least = Number(schema, "minItems") ?? 0, most = Number(schema, "maxItems") ?? int.MaxValue;
        if (sequence.Children.Count < least || sequence.Children.Count > most)
        {
            Add(sequence, $"'{name}' has {sequence.Children.Count} entries; {least} to {(most == int.MaxValue ? "any number" : most.ToString(CultureInfo.InvariantCulture))} are allowed.");
        }
    }

    private void CheckScalar(YamlScalarNode scalar, JsonElement schema, string name)
    {
        string text = scalar.Value ?? "";
        if (schema.TryGetProperty("enum", out JsonElement values) && values.EnumerateArray().All(value => value.ToString() != text))
        {
            string[] allowed = [.. values.EnumerateArray().Select(static value => value.ToString())];
            string advice = EditDistance.Nearest(text, allowed) is { } nearest && allowed.Length > 1 ? $"did you mean '{nearest}'? " : "";
            Add(scalar, $"'{name}' is '{text}'; {advice}{(allowed.Length == 1 ? $"{allowed[0]} is expected." : $"{string.Join(", ", allowed)} are allowed.")}");
        }

        if (TypeOf(schema) == "integer" && (Number(schema, "minimum") is { } least && Integer(text) < least || Number(schema, "maximum") is { } most && Integer(text) > most))
        {
            Add(scalar, $"'{name}' is {text}; {Number(schema, "minimum")} {(Number(schema, "maximum") is { } limit ? $"to {limit} are allowed." : "or more is expected.")}");
        }

        if (Number(schema, "minLength") is { } shortest && text.Length < shortest)
        {
            Add(scalar, $"'{name}' is empty; a text is expected.");
        }

        if (schema.TryGetProperty("format", out JsonElement format) && SetupFormats.Violation(format.GetString()!, text) is { } violation)
        {
            Add(scalar, violation);
        }
    }

    private static bool Fits(YamlNode node, string type) => (type, node) switch
    {
        ("object", YamlMappingNode) or ("array", YamlSequenceNode) => true,
        ("integer", YamlScalarNode { Style: ScalarStyle.Plain } scalar) => Integer(scalar.Value ?? "") is not null,
        ("boolean", YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" }) => true,
        ("string", YamlScalarNode scalar) => scalar.Style != ScalarStyle.Plain || scalar.Value is not ("" or "~" or "null" or "true" or "false"),
        _ => false,
    };

    private static string Describe(YamlNode node) => node switch
    {
        YamlMappingNode => "a group of keys",
        YamlSequenceNode => "a list",
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } => "without a value",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        _ => "something else",
    };

    private static string Describe(string type) => type switch
    {
        "object" => "a group of keys",
        "array" => "a list",
        "integer" => "a whole number",
        "boolean" => "true or false",
        _ => "a text",
    };

    private static long? Integer(string text) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? value : null;

    private static int? Number(JsonElement schema, string keyword) => schema.TryGetProperty(keyword, out JsonElement value) ? value.GetInt32() : null;

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out JsonElement type) ? type.GetString() : null;

    private static JsonElement Resolve(JsonElement schema) => schema.TryGetProperty("$ref", out JsonElement reference)
        ? s_schema.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1])
        : schema;

    private static JsonElement Load()
    {
        using Stream resource = typeof(SetupSchema).Assembly.GetManifestResourceStream("setup.schema.json")
            ?? throw new InvalidOperationException("The schema of setup files is not embedded.");
        using var document = JsonDocument.Parse(resource);
        return document.RootElement.Clone();
    }

    private void Add(YamlNode place, string message) => _problems.Add(new((int)place.Start.Line, (int)place.Start.Column, message));
}
