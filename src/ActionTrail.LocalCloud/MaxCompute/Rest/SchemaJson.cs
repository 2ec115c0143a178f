using System.Text.Json.Nodes;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Schemas as JSON: <c>{"columns":[{"name","type","comment","isNullable"}],"partitionKeys":[…]}</c>.</summary>
internal static class SchemaJson
{
    /// <summary>Writes a table's schema.</summary>
    public static JsonObject Of(MaxComputeSchema schema) => new() { ["columns"] = Columns(schema.Columns), ["partitionKeys"] = Columns(schema.PartitionColumns) };

    /// <summary>Writes columns.</summary>
    public static JsonArray Columns(IEnumerable<MaxComputeColumn> columns) => [.. columns.Select(static column => (JsonNode)new JsonObject
    {
        ["name"] = column.Name, ["type"] = column.Type.Name(), ["comment"] = column.Comment, ["isNullable"] = true,
    })];
}
