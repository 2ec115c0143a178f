using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Index of one key.</summary>
public sealed record SlsKeyIndex
{
    /// <summary><c>text</c>, <c>long</c>, <c>double</c> or <c>json</c>.</summary>
    [JsonPropertyName("type")]
    public required string Type { get; init; }

    /// <summary>Delimiters, one character each; null or empty makes the whole value one word.</summary>
    [JsonPropertyName("token")]
    public IReadOnlyList<string>? Tokens { get; init; }

    /// <summary>Whether words compare with case.</summary>
    [JsonPropertyName("caseSensitive")]
    public bool CaseSensitive { get; init; }

    /// <summary>Whether Chinese text is split into words.</summary>
    [JsonPropertyName("chn")]
    public bool Chinese { get; init; }

    /// <summary>Whether SQL sees the key as a column.</summary>
    [JsonPropertyName("doc_value")]
    public bool Analysis { get; init; } = true;

    /// <summary>Second name of the column; null for none.</summary>
    [JsonPropertyName("alias")]
    public string? Alias { get; init; }

    /// <summary>For <c>json</c>: whether every text below it is searched, too.</summary>
    [JsonPropertyName("index_all")]
    public bool? IndexAll { get; init; }

    /// <summary>For <c>json</c>: how deep <see cref="IndexAll"/> goes; -1 for no limit.</summary>
    [JsonPropertyName("max_depth")]
    public int? MaxDepth { get; init; }

    /// <summary>For <c>json</c>: indexes of paths below the key, by path such as <c>userIdentity.accountId</c>.</summary>
    [JsonPropertyName("json_keys")]
    public IReadOnlyDictionary<string, SlsJsonKeyIndex>? JsonKeys { get; init; }
}
