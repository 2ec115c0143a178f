using System.Text.Json;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Reads the schema that sessions and tables carry: <c>{"columns":[{"name","type"}],"partitionKeys":[…]}</c>.</summary>
internal static class TunnelSchema
{
    public static MaxComputeSchema Read(JsonElement schema) => new(Columns(schema, "columns"), Columns(schema, "partitionKeys"));

    /// <summary>Columns in a JSON array; empty when it is absent.</summary>
    /// <exception cref="ConfigurationException">A column has a type that is not supported here.</exception>
    public static IReadOnlyList<MaxComputeColumn> Columns(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement columns) && columns.ValueKind == JsonValueKind.Array ? [.. columns.EnumerateArray().Select(Column)] : [];

    private static MaxComputeColumn Column(JsonElement column)
    {
        string name = TunnelCalls.Text(column, "name");
        string typeName = TunnelCalls.Text(column, "type");
        return MaxComputeTypes.TryParse(typeName, out MaxComputeType type)
            ? new MaxComputeColumn(name, type, column.TryGetProperty("comment", out JsonElement comment) ? comment.GetString() ?? "" : "")
            : throw new ConfigurationException($"Column '{name}' is of type {typeName}; supported are {string.Join(", ", Enum.GetValues<MaxComputeType>().Select(static each => each.Name()))}.");
    }
}
