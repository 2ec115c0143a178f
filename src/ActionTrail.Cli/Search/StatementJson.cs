using System.Text.Json.Serialization;

namespace ActionTrail.Cli.Search;

/// <summary>The statement as JSON, made when this program is compiled: finding out how to write it takes longer than many a search.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(StatementLine))]
internal sealed partial class StatementJson : JsonSerializerContext;
