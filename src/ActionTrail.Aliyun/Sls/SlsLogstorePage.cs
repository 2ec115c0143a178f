using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Sls;

/// <summary>One page of ListLogStores.</summary>
internal sealed record SlsLogstorePage(
    [property: JsonPropertyName("total")] int Total,
    [property: JsonPropertyName("logstores")] IReadOnlyList<string> Logstores);
