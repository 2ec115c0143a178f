using System.Text.Json.Serialization;

namespace ActionTrail.Cli.Demo;

/// <summary>One member in the report.</summary>
/// <param name="AccountId">Account id.</param>
/// <param name="Name">Display name.</param>
/// <param name="Recorded">Management events recorded while it was a member and the trail was logging.</param>
internal sealed record DemoMemberRow(
    [property: JsonPropertyName("accountId")] string AccountId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("recorded")] long Recorded)
{
    /// <summary>Distinct events of the member found in each destination, in the order of <see cref="DemoReport.Destinations"/>, whose last row, of platform operations, is left out.</summary>
    [JsonIgnore]
    public IReadOnlyList<long> Found { get; init; } = [];
}
