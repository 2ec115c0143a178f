using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>A dashboard of a project.</summary>
/// <param name="Name">Name, unique in the project: 4 to 127 characters.</param>
/// <param name="DisplayName">Title for people.</param>
/// <param name="Charts">Array of charts, as the console writes them; kept as they are.</param>
/// <remarks>Source: CreateDashboard.</remarks>
public sealed record SlsDashboard(
    [property: JsonPropertyName("dashboardName")] string Name,
    [property: JsonPropertyName("displayName")] string DisplayName,
    [property: JsonPropertyName("charts")] JsonElement Charts)
{
    /// <summary>Free text; empty for none.</summary>
    [JsonPropertyName("description")]
    public string Description { get; init; } = "";
}
