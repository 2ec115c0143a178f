using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Execution;

/// <summary>What DESC prints.</summary>
internal static class TableDescription
{
    private static readonly string s_rule = "+" + new string('-', 84) + "+\n";

    /// <summary>Describes a table.</summary>
    public static string Of(string project, TableDefinition table)
    {
        var text = new StringBuilder(s_rule);
        Line(text, $"Owner: {table.Owner} | Project: {project}");
        Line(text, $"TableComment: {table.Comment}");
        text.Append(s_rule);
        Line(text, FormattableString.Invariant($"CreateTime: {table.CreatedAt:yyyy-MM-dd HH:mm:ss}"));
        Line(text, FormattableString.Invariant($"LastModifiedTime: {table.ModifiedAt:yyyy-MM-dd HH:mm:ss}"));
        if (table.LifecycleDays is { } days)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"Lifecycle: {days}"));
        }

        text.Append(s_rule);
        Columns(text, "Native Columns:", table.Schema.Columns);
        if (table.Schema.IsPartitioned)
        {
            Columns(text, "Partition Columns:", table.Schema.PartitionColumns);
        }

        return text.ToString();
    }

    private static void Columns(StringBuilder text, string title, IReadOnlyList<MaxComputeColumn> columns)
    {
        Line(text, title);
        text.Append(s_rule);
        Line(text, $"{"Field",-24} | {"Type",-10} | Comment");
        text.Append(s_rule);
        foreach (MaxComputeColumn column in columns)
        {
            Line(text, $"{column.Name,-24} | {column.Type.Name(),-10} | {column.Comment}");
        }

        text.Append(s_rule);
    }

    private static void Line(StringBuilder text, string content) => text.Append("| ").Append(content.PadRight(82)).Append(" |\n");
}
