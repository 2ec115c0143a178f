using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Describes a table with its columns.</summary>
internal sealed class GetTableInfo : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables/{table}");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        var store = MaxComputeStore.Of(call.Cloud);
        string name = call.PathValues["table"];
        TableDefinition table = store.Read(() => store.Tables.Find(call.Project.Id, name))
            ?? throw new CloudError(404, "OBJECT_NOT_EXIST", $"ODPS-0130131: Table not found - table {call.Project.Name}.{name} cannot be resolved.");
        return new JsonObject
        {
            ["name"] = table.Name,
            ["displayName"] = table.Name,
            ["owner"] = table.Owner,
            ["type"] = "internal",
            ["schema"] = "default",
            ["comment"] = table.Comment,
            ["creationTime"] = table.CreatedAt.ToUnixTimeMilliseconds(),
            ["lastModifiedTime"] = table.ModifiedAt.ToUnixTimeMilliseconds(),
            ["lifecycle"] = table.LifecycleDays?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "",
            ["nativeColumns"] = SchemaJson.Columns(table.Schema.Columns),
            ["partitionColumns"] = SchemaJson.Columns(table.Schema.PartitionColumns),
        };
    }
}
