using System.Text.Json.Serialization;

namespace ActionTrail.Cli.Demo;

/// <summary>One destination in the report.</summary>
/// <param name="Kind"><c>OSS</c>, <c>SLS</c>, <c>MaxCompute</c>, or <c>SLS (inner)</c> for platform operations.</param>
/// <param name="Expected">Covered events that must be there.</param>
/// <param name="Delivered">Records found.</param>
/// <param name="Distinct">Different events among them.</param>
/// <param name="Missing">Covered events that are not there.</param>
/// <param name="Duplicates">Records beyond the first of each event.</param>
internal sealed record DemoDestinationRow(
    [property: JsonPropertyName("kind")] string Kind,
    [property: JsonPropertyName("expected")] long Expected,
    [property: JsonPropertyName("delivered")] long Delivered,
    [property: JsonPropertyName("distinct")] long Distinct,
    [property: JsonPropertyName("missing")] long Missing,
    [property: JsonPropertyName("duplicates")] long Duplicates);
