using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>A logstore of a project, with its shards.</summary>
internal sealed record SlsLogstoreDocument
{
    /// <summary>Retention without end.</summary>
    public const int Forever = 3650;

    /// <summary>Number under which its logs are stored; never reused, so a new logstore of an old name starts empty.</summary>
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Retention in days; <see cref="Forever"/> for no end.</summary>
    public required int RetentionDays { get; init; }

    public required IReadOnlyList<SlsShardRecord> Shards { get; init; }

    /// <summary>Members of the request that are kept and given back as they came, such as <c>mode</c> or <c>encrypt_conf</c>, as a JSON object.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>Whether the ActionTrail service made it for a trail: then nobody else may write to it.</summary>
    public bool BelongsToTrail { get; init; }

    public required long CreatedAt { get; init; }

    public required long ModifiedAt { get; init; }

    /// <summary>Whether every log gets the client's address and the time of receipt as tags.</summary>
    [JsonIgnore]
    public bool AppendsMeta => (bool?)JsonNode.Parse(Settings)!["appendMeta"] ?? false;

    /// <summary>Logs received before this time (Unix seconds) are gone at a given time; it moves in whole hours.</summary>
    public long ExpiredBefore(DateTimeOffset now) => RetentionDays >= Forever ? long.MinValue : now.AddDays(-RetentionDays).ToUnixTimeSeconds() / 3600 * 3600;
}
