using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>One page of ListProject.</summary>
internal sealed record SlsProjectPage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("projects")] IReadOnlyList<SlsProject> Projects);
