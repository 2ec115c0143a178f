using System.Text.Json;
using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>What the index of a logstore allows: which fields can be searched, how, and which of them are columns of SQL.</summary>
/// <remarks>
/// Two things are easier here than in the service: an index covers logs that were written before it, and analysis sees whole values,
/// which the service cuts at <c>max_text_len</c>.
/// </remarks>
internal sealed class IndexRules
{
    private static readonly string[] s_types = ["text", "long", "double", "json"];
    private readonly SlsIndex _index;
    private readonly Dictionary<string, FieldRule> _fields = new(StringComparer.Ordinal);

    private IndexRules(SlsIndex index)
    {
        _index = index;
        Line = index.Line is { } line ? new WordSplitter(line.Tokens, line.CaseSensitive, line.Chinese) : null;
        foreach ((string key, SlsKeyIndex rule) in index.Keys ?? new Dictionary<string, SlsKeyIndex>(StringComparer.Ordinal))
        {
            var words = new WordSplitter(rule.Tokens, rule.CaseSensitive, rule.Chinese);
            _fields[key] = new FieldRule(key, key, [], TypeOf(rule.Type), words, rule.Analysis, rule.Alias);
            foreach ((string path, SlsJsonKeyIndex below) in rule.JsonKeys ?? new Dictionary<string, SlsJsonKeyIndex>(StringComparer.Ordinal))
            {
                string name = $"{key}.{path}";
                _fields[name] = new FieldRule(name, key, path.Split('.'), TypeOf(below.Type), words, below.Analysis, below.Alias);
            }
        }
    }

    /// <summary>How full text is split; null when the index has no full-text part.</summary>
    public WordSplitter? Line { get; }

    /// <summary>Every field that the index names.</summary>
    public IEnumerable<FieldRule> Fields => _fields.Values;

    /// <summary>Checks a configuration that a client sends.</summary>
    /// <returns>Its text, to be stored as it is.</returns>
    /// <exception cref="CloudError">400 IndexInfoInvalid.</exception>
    public static string Check(JsonElement body)
    {
        string text = body.GetRawText();
        SlsIndex index;
        try
        {
            index = JsonSerializer.Deserialize<SlsIndex>(text) ?? throw Invalid("The index is null.");
        }
        catch (JsonException malformed)
        {
            throw Invalid($"The index is of error format at {malformed.Path}.");
        }

        if (index.Line is null && index.Keys is null)
        {
            throw Invalid("The index has neither line nor keys.");
        }

        if (index.MaxTextLength is < 64 or > 16_384)
        {
            throw Invalid("max_text_len must be from 64 to 16384.");
        }

        if (index.Line is { } line)
        {
            CheckTokens("line", line.Tokens);
            if (body.GetProperty("line").TryGetProperty("token", out _) is false)
            {
                throw Invalid("Required field token is lacking or of error format.");
            }

            if (line is { IncludeKeys: not null, ExcludeKeys: not null })
            {
                throw Invalid("include_keys and exclude_keys cannot both be there.");
            }
        }

        foreach ((string key, SlsKeyIndex? rule) in index.Keys ?? new Dictionary<string, SlsKeyIndex>(StringComparer.Ordinal))
        {
            CheckKey(key, rule);
        }

        return text;
    }

    /// <summary>The rules of a stored index.</summary>
    public static IndexRules Of(SlsIndexDocument document) => new(JsonSerializer.Deserialize<SlsIndex>(document.Json)!);

    /// <summary>Finds how a field is searched; below a JSON key with <c>index_all</c> every path is.</summary>
    /// <param name="name">Name as the query has it.</param>
    /// <returns>The rule, or null when the index does not cover it.</returns>
    public FieldRule? Find(string name)
    {
        if (_fields.TryGetValue(name, out FieldRule? rule))
        {
            return rule;
        }

        foreach ((string key, SlsKeyIndex above) in _index.Keys ?? new Dictionary<string, SlsKeyIndex>(StringComparer.Ordinal))
        {
            if (above.IndexAll == true && name.Length > key.Length + 1 && name[key.Length] == '.' && name.StartsWith(key, StringComparison.Ordinal))
            {
                string[] path = name[(key.Length + 1)..].Split('.');
                return above.MaxDepth is null or < 0 || path.Length <= above.MaxDepth
                    ? new FieldRule(name, key, path, FieldType.Text, _fields[key].Words, IsColumn: false)
                    : null;
            }
        }

        return null;
    }

    /// <summary>Whether full text looks into a key.</summary>
    public bool IsInFullText(string key) => _index.Line switch
    {
        { IncludeKeys: { } only } => only.Contains(key, StringComparer.Ordinal),
        { ExcludeKeys: { } except } => !except.Contains(key, StringComparer.Ordinal),
        { } => true,
        null => _fields.TryGetValue(key, out FieldRule? rule) && rule.Type is FieldType.Text or FieldType.Json,
    };

    /// <summary>How full text is split within a key.</summary>
    public WordSplitter FullTextOf(string key) => Line ?? _fields[key].Words;

    private static void CheckKey(string key, SlsKeyIndex? rule)
    {
        if (rule is null || !s_types.Contains(rule.Type, StringComparer.Ordinal))
        {
            throw Invalid($"Type {rule?.Type} of key {key} is not one of text, long, double, json.");
        }

        CheckTokens(key, rule.Tokens ?? []);
        if (rule.JsonKeys?.FirstOrDefault(static below => below.Value is null || below.Value.Type is not ("text" or "long" or "double")) is { Key: { } path, Value: var wrong })
        {
            throw Invalid($"Type {wrong?.Type} of key {key}.{path} is not one of text, long, double.");
        }
    }

    private static void CheckTokens(string key, IReadOnlyList<string>? tokens)
    {
        if (tokens is null || tokens.Any(static token => token is not { Length: 1 }))
        {
            throw Invalid($"Required field token is lacking or of error format. Each token of {key} must be one character.");
        }
    }

    private static CloudError Invalid(string message) => new(400, "IndexInfoInvalid", message);

    private static FieldType TypeOf(string type) => type switch
    {
        "long" => FieldType.Long,
        "double" => FieldType.Double,
        "json" => FieldType.Json,
        _ => FieldType.Text,
    };
}
