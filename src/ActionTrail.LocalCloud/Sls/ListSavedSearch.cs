using System.Text.Json.Nodes;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Lists saved searches.</summary>
internal sealed class ListSavedSearch() : ListResources("ListSavedSearch", SlsResourceKind.SavedSearch)
{
    /// <inheritdoc/>
    protected override JsonObject Render(IReadOnlyList<JsonObject> page) => new() { ["savedsearchItems"] = new JsonArray([.. page]) };
}
