using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Reads a project.</summary>
internal sealed class GetProject() : SlsOperation("GetProject", SlsAccess.Read, new SlsRoute("GET", "/"))
{
    /// <summary>A project as GetProject and ListProject show it.</summary>
    public static JsonObject Render(SlsProjectDocument project) => new()
    {
        ["projectName"] = project.Name,
        ["description"] = project.Description,
        ["region"] = project.Region,
        ["location"] = project.Region + "-a",
        ["status"] = "Normal",
        ["owner"] = project.Owner,
        ["createTime"] = SlsTime.Text(project.CreatedAt),
        ["lastModifyTime"] = SlsTime.Text(project.ModifiedAt),
        ["dataRedundancyType"] = project.DataRedundancyType,
        ["resourceGroupId"] = project.ResourceGroupId,
        ["recycleBinEnabled"] = project.RecycleBinEnabled,
    };

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call) => SlsAnswer.Json(Render(call.RequireProject()));
}
