using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Full-text index of a logstore.</summary>
public sealed record SlsLineIndex
{
    /// <summary>Delimiters, one character each.</summary>
    [JsonPropertyName("token")]
    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>Whether words compare with case.</summary>
    [JsonPropertyName("caseSensitive")]
    public bool CaseSensitive { get; init; }

    /// <summary>Whether Chinese text is split into words.</summary>
    [JsonPropertyName("chn")]
    public bool Chinese { get; init; }

    /// <summary>Only these keys are searched; null for all.</summary>
    [JsonPropertyName("include_keys")]
    public IReadOnlyList<string>? IncludeKeys { get; init; }

    /// <summary>These keys are not searched; null for none.</summary>
    [JsonPropertyName("exclude_keys")]
    public IReadOnlyList<string>? ExcludeKeys { get; init; }
}
