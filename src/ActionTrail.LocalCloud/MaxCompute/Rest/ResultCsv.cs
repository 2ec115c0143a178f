using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Functions;
using ActionTrail.LocalCloud.MaxCompute.Storage;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Writes rows as results show them: a line of names, quoted texts, <c>\N</c> for NULL.</summary>
internal static class ResultCsv
{
    /// <summary>Writes rows.</summary>
    /// <param name="store">The store, held.</param>
    /// <param name="source">The rows.</param>
    /// <param name="zone">Time zone of moments.</param>
    /// <param name="most">Most rows.</param>
    public static string Write(MaxComputeStore store, RowSource source, TimeZoneInfo zone, int most)
    {
        var csv = new StringBuilder();
        csv.AppendJoin(',', source.Columns.Select(static column => Quote(column.Column.Name))).Append('\n');
        foreach (SqliteStatement row in store.Rows.Scan(source, 0, most))
        {
            csv.AppendJoin(',', source.Columns.Select((column, index) => row.IsNull(index) ? @"\N" : Cell(row, index, column.Column.Type, zone))).Append('\n');
        }

        return csv.ToString();
    }

    private static string Cell(SqliteStatement row, int column, MaxComputeType type, TimeZoneInfo zone) => type switch
    {
        MaxComputeType.Boolean => row.Int64(column) == 0 ? "false" : "true",
        MaxComputeType.Datetime => MaxComputeText.OfMoment(row.Int64(column), zone),
        MaxComputeType.Date => MaxComputeText.OfDay(row.Int64(column)),
        _ when type.IsInteger() => row.Int64(column).ToString(CultureInfo.InvariantCulture),
        _ when type.IsFloating() => MaxComputeText.Of(row.Double(column)),
        _ => Quote(Encoding.UTF8.GetString(row.Blob(column))),
    };

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
