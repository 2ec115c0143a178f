using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>A logstore: what is sent to create or change it, and what is read back.</summary>
/// <remarks>Source: CreateLogStore, UpdateLogStore, GetLogStore. A null member is not sent and leaves the service's default.</remarks>
public sealed record SlsLogstore
{
    /// <summary>Retention that keeps logs forever.</summary>
    public const int Forever = 3650;

    /// <summary>Name.</summary>
    [JsonPropertyName("logstoreName")]
    public required string Name { get; init; }

    /// <summary>Retention in days, 1 to 3650; <see cref="Forever"/> means no end.</summary>
    [JsonPropertyName("ttl")]
    public int RetentionDays { get; init; } = Forever;

    /// <summary>Shards at creation, 1 to 100.</summary>
    [JsonPropertyName("shardCount")]
    public int ShardCount { get; init; } = 2;

    /// <summary>Whether web tracking may write without a signature.</summary>
    [JsonPropertyName("enable_tracking")]
    public bool? WebTracking { get; init; }

    /// <summary>Whether shards split by themselves under load.</summary>
    [JsonPropertyName("autoSplit")]
    public bool? AutoSplit { get; init; }

    /// <summary>Most shards after automatic splits, 1 to 256.</summary>
    [JsonPropertyName("maxSplitShard")]
    public int? MaxSplitShard { get; init; }

    /// <summary>Whether the client address and the time of receipt are added to each log as tags.</summary>
    [JsonPropertyName("appendMeta")]
    public bool? AppendMeta { get; init; }

    /// <summary><c>standard</c> or <c>query</c>.</summary>
    [JsonPropertyName("mode")]
    public string? Mode { get; init; }

    /// <summary><c>None</c> for logs, <c>Metrics</c> for time series.</summary>
    [JsonPropertyName("telemetryType")]
    public string? TelemetryType { get; init; }

    /// <summary>Days in hot storage; null for all.</summary>
    [JsonPropertyName("hot_ttl")]
    public int? HotDays { get; init; }

    /// <summary>Encryption at rest; null for none.</summary>
    [JsonPropertyName("encrypt_conf")]
    public SlsEncryption? Encryption { get; init; }

    /// <summary>Time of creation in Unix seconds; read only.</summary>
    [JsonPropertyName("createTime")]
    public long? CreateTime { get; init; }

    /// <summary>Time of the last change in Unix seconds; read only.</summary>
    [JsonPropertyName("lastModifyTime")]
    public long? LastModifyTime { get; init; }
}
