using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>How insight selectors look in answers: a list whose elements are JSON texts.</summary>
internal static class InsightSelectorJson
{
    public static JsonObject Answer(TrailDocument trail, IEnumerable<string> types) => new()
    {
        ["TrailArn"] = trail.Arn,
        ["InsightSelectors"] = new JsonArray([.. types.Select(static type => (JsonNode)new JsonObject { ["insightType"] = type }.ToJsonString())]),
    };
}
