using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Lists the tables of a project, by name.</summary>
internal sealed class ListTables : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        var store = MaxComputeStore.Of(call.Cloud);
        IReadOnlyList<TableDefinition> tables = store.Read(() => store.Tables.List(call.Project.Id));
        return ControlPage.Of(call, "tables", tables.Select(static table => (table.Name, table)), static table => new JsonObject
        {
            ["name"] = table.Name,
            ["displayName"] = table.Name,
            ["owner"] = table.Owner,
            ["type"] = "internal",
            ["schema"] = "default",
            ["comment"] = table.Comment,
            ["creationTime"] = table.CreatedAt.ToUnixTimeMilliseconds(),
        });
    }
}
