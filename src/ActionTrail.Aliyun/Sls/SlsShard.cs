using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>A shard of a logstore: a range of 128-bit hash keys.</summary>
public sealed record SlsShard
{
    /// <summary>Number, unique in its logstore and never reused.</summary>
    [JsonPropertyName("shardID")]
    public required int Id { get; init; }

    /// <summary><c>readwrite</c> or <c>readonly</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Begin of its range, inclusive, 32 hex digits.</summary>
    [JsonPropertyName("inclusiveBeginKey")]
    public required string BeginKey { get; init; }

    /// <summary>End of its range, 32 hex digits; exclusive, but all <c>f</c> is the end of everything.</summary>
    [JsonPropertyName("exclusiveEndKey")]
    public required string EndKey { get; init; }

    /// <summary>Time of creation in Unix seconds.</summary>
    [JsonPropertyName("createTime")]
    public long CreateTime { get; init; }
}
