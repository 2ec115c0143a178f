using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>Rows that do not change any more: those that a table had at some time, or those that a query returned.</summary>
/// <param name="SqliteName">Name of the SQLite table.</param>
/// <param name="Columns">Columns with their SQLite names.</param>
/// <param name="LastRow">Number of the last row.</param>
/// <param name="Table">Table, when <paramref name="Partition"/> narrows it; null for query results.</param>
/// <param name="Partition">Partition; null for all rows.</param>
internal sealed record RowSource(
    string SqliteName, IReadOnlyList<(MaxComputeColumn Column, string SqliteName)> Columns, long LastRow, TableDefinition? Table = null, PartitionSpec? Partition = null)
{
    /// <summary>Rows of a table or partition, without the partition columns.</summary>
    public static RowSource Of(TableDefinition table, PartitionSpec? partition, long lastRow) =>
        new(table.SqliteName, [.. table.Schema.Columns.Select(static (column, index) => (column, TableDefinition.DataColumn(index)))], lastRow, table, partition);

    /// <summary>The same rows with some columns only.</summary>
    /// <param name="names">Their names, in order.</param>
    /// <returns>The rows, or null when a name is none of the columns.</returns>
    public RowSource? Narrow(IEnumerable<string> names)
    {
        var wanted = names.Select(name => Columns.FirstOrDefault(column => column.Column.Name.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        return wanted.TrueForAll(static column => column.Column is not null) ? this with { Columns = wanted } : null;
    }
}
