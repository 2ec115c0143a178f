using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The subjects of audit that come with ready-made queries.</summary>
internal sealed class DescribeScenes : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string code = call.Parameters.Optional("SearchCode", "");
        return new JsonObject
        {
            ["SceneList"] = new JsonArray(
            [
                .. QueryScenes.All
                    .Where(scene => scene.Name.Contains(code, StringComparison.OrdinalIgnoreCase) || scene.Token.Contains(code, StringComparison.OrdinalIgnoreCase))
                    .Select(static scene => (JsonNode)new JsonObject
                    {
                        ["SceneId"] = scene.SceneId,
                        ["Name"] = scene.Name,
                        ["Description"] = scene.Description,
                        ["Token"] = scene.Token,
                        ["Type"] = "normal",
                    }),
            ]),
        };
    }
}
