using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Index of a path below a JSON key; words and case follow the key.</summary>
public sealed record SlsJsonKeyIndex
{
    /// <summary><c>text</c>, <c>long</c> or <c>double</c>.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "text";

    /// <summary>Whether SQL sees the path as a column.</summary>
    [JsonPropertyName("doc_value")]
    public bool Analysis { get; init; } = true;

    /// <summary>Second name of the column; null for none.</summary>
    [JsonPropertyName("alias")]
    public string? Alias { get; init; }
}
