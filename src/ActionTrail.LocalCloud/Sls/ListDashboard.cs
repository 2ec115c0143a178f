using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists dashboards: their names, and their titles.</summary>
internal sealed class ListDashboard() : ListResources("ListDashboard", SlsResourceKind.Dashboard)
{
    private static readonly string[] s_shown = ["dashboardName", "displayName", "description"];

    /// <inheritdoc/>
    protected override JsonObject Render(IReadOnlyList<JsonObject> page) => new()
    {
        ["dashboards"] = new JsonArray([.. page.Select(static dashboard => dashboard["dashboardName"]!.DeepClone())]),
        ["dashboardItems"] = new JsonArray([.. page.Select(static dashboard => new JsonObject(
            s_shown.Select(member => KeyValuePair.Create(member, dashboard[member]?.DeepClone()))))]),
    };
}
