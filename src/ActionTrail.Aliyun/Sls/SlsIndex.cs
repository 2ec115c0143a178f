using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Index of a logstore: what can be searched and analysed. At least one of <see cref="Line"/> and <see cref="Keys"/> is there.</summary>
/// <remarks>Source: CreateIndex, UpdateIndex, GetIndex.</remarks>
public sealed record SlsIndex
{
    /// <summary>Full-text index over the whole log; null for none.</summary>
    [JsonPropertyName("line")]
    public SlsLineIndex? Line { get; init; }

    /// <summary>Indexes of single keys, by key; null for none.</summary>
    [JsonPropertyName("keys")]
    public IReadOnlyDictionary<string, SlsKeyIndex>? Keys { get; init; }

    /// <summary>Longest value in bytes that analysis sees, 64 to 16384; null for 2048.</summary>
    [JsonPropertyName("max_text_len")]
    public int? MaxTextLength { get; init; }

    /// <summary>Time of the last change in Unix seconds; read only.</summary>
    [JsonPropertyName("lastModifyTime")]
    public long? LastModifyTime { get; init; }
}
