using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>How many logs one part of a time range holds.</summary>
/// <param name="From">Begin in Unix seconds, inclusive.</param>
/// <param name="To">End in Unix seconds, exclusive.</param>
/// <param name="Count">Logs that match.</param>
/// <param name="Progress"><c>Complete</c> or <c>Incomplete</c>.</param>
public sealed record SlsHistogram(
    [property: JsonPropertyName("from")] long From,
    [property: JsonPropertyName("to")] long To,
    [property: JsonPropertyName("count")] long Count,
    [property: JsonPropertyName("progress")] string Progress)
{
    /// <summary>Whether the count is final.</summary>
    [JsonIgnore]
    public bool IsComplete => Progress == "Complete";
}
