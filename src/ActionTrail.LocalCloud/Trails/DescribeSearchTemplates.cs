using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The ready-made queries of one subject; an unknown subject has none.</summary>
internal sealed class DescribeSearchTemplates : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string id = call.Parameters.Required("SceneId");
        int number = (int)call.Parameters.Integer("PageNumber", 1, int.MaxValue, 1);
        int size = (int)call.Parameters.Integer("PageSize", 1, 100, 20);
        JsonNode[] templates = [.. QueryScenes.All.Where(scene => scene.SceneId == id).SelectMany(static scene => scene.Templates, Render)];
        return new JsonObject
        {
            ["PageNumber"] = number,
            ["PageSize"] = size,
            ["TemplateList"] = new JsonArray(templates.Chunk(size).ElementAtOrDefault(number - 1) ?? []),
        };
    }

    private static JsonNode Render(QueryScene scene, QuerySceneTemplate template) => new JsonObject
    {
        ["TemplateId"] = $"tpl-{scene.Token}-{template.Token}",
        ["TemplateName"] = template.Name,
        ["Description"] = template.Description,
        ["SceneId"] = scene.SceneId,
        ["Token"] = $"{scene.Token}.{template.Token}",
        ["Type"] = "audit",
        ["Sql"] = template.Sql,
        ["Params"] = "[]",
        ["Charts"] = "[]",
    };
}
