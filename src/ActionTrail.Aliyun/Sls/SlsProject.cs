using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>A project of Log Service.</summary>
/// <remarks>Source: GetProject, ListProject.</remarks>
public sealed record SlsProject
{
    /// <summary>Name, unique in its region over all accounts.</summary>
    [JsonPropertyName("projectName")]
    public required string Name { get; init; }

    /// <summary>Region id.</summary>
    [JsonPropertyName("region")]
    public string Region { get; init; } = "";

    /// <summary>Account that owns the project.</summary>
    [JsonPropertyName("owner")]
    public string Owner { get; init; } = "";

    /// <summary>Free text; empty for none.</summary>
    [JsonPropertyName("description")]
    public string Description { get; init; } = "";

    /// <summary><c>Normal</c> or <c>Disable</c>.</summary>
    [JsonPropertyName("status")]
    public string Status { get; init; } = "";

    /// <summary>Time of creation, <c>yyyy-MM-dd HH:mm:ss</c>, in the service's own time zone.</summary>
    [JsonPropertyName("createTime")]
    public string CreateTime { get; init; } = "";

    /// <summary>Time of the last change, <c>yyyy-MM-dd HH:mm:ss</c>, in the service's own time zone.</summary>
    [JsonPropertyName("lastModifyTime")]
    public string LastModifyTime { get; init; } = "";

    /// <summary><c>LRS</c> (one zone) or <c>ZRS</c> (several zones).</summary>
    [JsonPropertyName("dataRedundancyType")]
    public string DataRedundancyType { get; init; } = "";
}
