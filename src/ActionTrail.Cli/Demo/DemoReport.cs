using System.Text.Json;
using System.Text.Json.Serialization;

namespace ActionTrail.Cli.Demo;

/// <summary>What one run of the demo proved. Its JSON form is a promise to scripts.</summary>
/// <param name="Members">Every account that is or was a member, with its covered events.</param>
/// <param name="Destinations">Every destination, read back through its own API.</param>
/// <param name="ElapsedSeconds">Duration of the run.</param>
internal sealed record DemoReport(
    [property: JsonPropertyName("members")] IReadOnlyList<DemoMemberRow> Members,
    [property: JsonPropertyName("destinations")] IReadOnlyList<DemoDestinationRow> Destinations,
    [property: JsonPropertyName("elapsedSeconds")] double ElapsedSeconds)
{
    /// <summary>Whether every destination holds every covered event and nothing else, and OSS holds each once.</summary>
    [JsonIgnore]
    public bool IsComplete => Destinations.All(static row => row.Missing == 0 && row.Distinct == row.Expected && (row.Kind != "OSS" || row.Duplicates == 0));

    /// <summary>The report as one JSON document.</summary>
    /// <returns>JSON on one line.</returns>
    public string ToJson() => JsonSerializer.Serialize(this);
}
