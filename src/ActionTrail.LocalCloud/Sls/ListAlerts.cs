using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists alerts.</summary>
internal sealed class ListAlerts() : ListResources("ListAlerts", SlsResourceKind.Alert)
{
    /// <inheritdoc/>
    protected override string Action => "log:ListJobs";

    /// <inheritdoc/>
    protected override JsonObject Render(IReadOnlyList<JsonObject> page) => new() { ["results"] = new JsonArray([.. page]) };
}
