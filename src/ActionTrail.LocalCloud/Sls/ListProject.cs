using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Projects of the caller's account in a region, by name.</summary>
internal sealed class ListProject() : SlsOperation("ListProject", SlsAccess.Read, new SlsRoute("GET", "/"))
{
    /// <inheritdoc/>
    public override bool Accepts(bool onProject) => !onProject;

    /// <inheritdoc/>
    protected override string Resource(SlsCall call) => "project/*";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        string part = call.Query.GetValueOrDefault("projectName", "");
        string group = call.Query.GetValueOrDefault("resourceGroupId", "");
        List<SlsProjectDocument> all =
        [
            .. call.Cloud.Documents.List<SlsProjectDocument>("", SlsProjects.Key(call.Region, ""))
                .Select(static pair => pair.Value)
                .Where(project => project.Owner == call.Caller.AccountId && project.Name.Contains(part, StringComparison.Ordinal)
                    && (group.Length == 0 || project.ResourceGroupId == group)),
        ];
        IReadOnlyList<SlsProjectDocument> page = call.Page(all);
        return SlsAnswer.Json(new JsonObject
        {
            ["count"] = page.Count,
            ["total"] = all.Count,
            ["projects"] = new JsonArray([.. page.Select(GetProject.Render)]),
        });
    }
}
