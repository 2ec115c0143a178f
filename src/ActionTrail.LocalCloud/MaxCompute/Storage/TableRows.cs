using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>Rows of tables and of query results. Used under the store's lock only.</summary>
/// <param name="database"><c>maxcompute.db</c>.</param>
internal sealed class TableRows(SqliteDatabase database)
{
    /// <summary>Appends the records of a stream to a table or partition.</summary>
    /// <returns>How many rows were added.</returns>
    /// <exception cref="RecordStreamException">The stream is damaged or of other columns.</exception>
    public long Append(TableDefinition table, PartitionSpec? partition, ReadOnlyMemory<byte> stream)
    {
        IReadOnlyList<MaxComputeColumn> columns = table.Schema.Columns;
        IEnumerable<string> parameters = Enumerable.Range(1, table.AllColumns.Count).Select(static index => string.Create(CultureInfo.InvariantCulture, $"?{index}"));
        string sql = $"INSERT INTO {table.SqliteName} VALUES({string.Join(',', parameters)})";
        using SqliteStatement insert = database.PrepareOnce(sql);
        var reader = new RecordStreamReader(columns, stream);
        while (reader.Read())
        {
            for (int column = 0; column < columns.Count; column++)
            {
                Bind(insert, column, columns[column].Type, reader);
            }

            for (int column = 0; column < table.Schema.PartitionColumns.Count; column++)
            {
                BindPartition(insert, columns.Count + column + 1, table.Schema.PartitionColumns[column], partition!.Values[column].Value);
            }

            insert.Run();
        }

        return reader.Count;
    }

    /// <summary>How many rows a partition or table has, and the number of its last row.</summary>
    /// <param name="table">Table.</param>
    /// <param name="partition">Partition; null for the whole table.</param>
    public (long Count, long LastRow) Extent(TableDefinition table, PartitionSpec? partition)
    {
        using SqliteStatement select = database.PrepareOnce($"SELECT count(*), coalesce(max(rowid),0) FROM {table.SqliteName}{Where(table, partition)}");
        BindWhere(select, table, partition);
        select.Step();
        return (select.Int64(0), select.Int64(1));
    }

    /// <summary>The number of the last row of a table; 0 when it has none.</summary>
    public long LastRow(TableDefinition table)
    {
        using SqliteStatement select = database.PrepareOnce($"SELECT coalesce(max(rowid),0) FROM {table.SqliteName}");
        select.Step();
        return select.Int64(0);
    }

    /// <summary>Removes rows of a partition or table.</summary>
    /// <param name="table">Table.</param>
    /// <param name="partition">Partition; null for the whole table.</param>
    /// <param name="upTo">Number of the last row that may go.</param>
    public void Remove(TableDefinition table, PartitionSpec? partition, long upTo = long.MaxValue)
    {
        string where = Where(table, partition);
        using SqliteStatement delete = database.PrepareOnce(
            string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {table.SqliteName}{where}{(where.Length == 0 ? " WHERE" : " AND")} rowid<={upTo}"));
        BindWhere(delete, table, partition);
        delete.Run();
    }

    /// <summary>Values of the partition columns in rows behind a given one, each once.</summary>
    public IReadOnlyList<PartitionSpec> PartitionsAfter(TableDefinition table, long row)
    {
        IReadOnlyList<MaxComputeColumn> columns = table.Schema.PartitionColumns;
        string names = string.Join(',', columns.Select(static (_, index) => TableDefinition.PartitionColumn(index)));
        using SqliteStatement select = database.PrepareOnce($"SELECT DISTINCT {names} FROM {table.SqliteName} WHERE rowid>?1").Bind(1, row);
        var partitions = new List<PartitionSpec>();
        while (select.Step())
        {
            partitions.Add(new PartitionSpec([.. columns.Select((column, index) => KeyValuePair.Create(column.Name, select.Text(index) ?? ""))]));
        }

        return partitions;
    }

    /// <summary>Encodes rows, in the order in which they came, as a record stream.</summary>
    /// <param name="source">Where the rows are.</param>
    /// <param name="start">Rows to leave out.</param>
    /// <param name="count">Most rows to take.</param>
    /// <returns>The stream and how many rows it has.</returns>
    public (ReadOnlyMemory<byte> Stream, long Rows) Encode(RowSource source, long start, long count)
    {
        var writer = new RecordStreamWriter([.. source.Columns.Select(static column => column.Column)]);
        foreach (SqliteStatement row in Scan(source, start, count))
        {
            for (int column = 0; column < source.Columns.Count; column++)
            {
                if (!row.IsNull(column))
                {
                    Write(writer, column, source.Columns[column].Column.Type, row);
                }
            }

            writer.EndRecord();
        }

        return (writer.Finish(), writer.Count);
    }

    /// <summary>Reads rows in the order in which they came.</summary>
    /// <returns>The statement, standing on each row in turn.</returns>
    public IEnumerable<SqliteStatement> Scan(RowSource source, long start, long count)
    {
        string where = source.Table is null ? "" : Where(source.Table, source.Partition);
        using SqliteStatement select = database.PrepareOnce(string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT {string.Join(',', source.Columns.Select(static column => column.SqliteName))} FROM {source.SqliteName}{where}{(where.Length == 0 ? " WHERE" : " AND")} rowid<={source.LastRow} ORDER BY rowid LIMIT {count} OFFSET {start}"));
        if (source.Table is not null)
        {
            BindWhere(select, source.Table, source.Partition);
        }

        while (select.Step())
        {
            yield return select;
        }
    }

    private static void Bind(SqliteStatement insert, int column, MaxComputeType type, RecordStreamReader reader)
    {
        if (reader.IsNull(column))
        {
            insert.Bind(column + 1, default(string));
        }
        else if (type.IsIntegral())
        {
            insert.Bind(column + 1, reader.Integer(column));
        }
        else if (type.IsFloating())
        {
            insert.Bind(column + 1, reader.Floating(column));
        }
        else if (type == MaxComputeType.Binary)
        {
            insert.Bind(column + 1, reader.Bytes(column).Span);
        }
        else
        {
            insert.BindUtf8(column + 1, reader.Bytes(column).Span);
        }
    }

    private static void Write(RecordStreamWriter writer, int column, MaxComputeType type, SqliteStatement row)
    {
        if (type.IsIntegral())
        {
            writer.WriteInteger(column, row.Int64(column));
        }
        else if (type.IsFloating())
        {
            writer.WriteFloating(column, row.Double(column));
        }
        else
        {
            writer.WriteBytes(column, row.Blob(column));
        }
    }

    private static string Where(TableDefinition table, PartitionSpec? partition) => partition is null
        ? ""
        : " WHERE " + string.Join(" AND ", table.Schema.PartitionColumns.Select(static (_, index) =>
            string.Create(CultureInfo.InvariantCulture, $"{TableDefinition.PartitionColumn(index)}=?{index + 1}")));

    private static void BindWhere(SqliteStatement statement, TableDefinition table, PartitionSpec? partition)
    {
        for (int column = 0; partition is not null && column < table.Schema.PartitionColumns.Count; column++)
        {
            BindPartition(statement, column + 1, table.Schema.PartitionColumns[column], partition.Values[column].Value);
        }
    }

    private static void BindPartition(SqliteStatement statement, int parameter, MaxComputeColumn column, string value)
    {
        if (column.Type == MaxComputeType.String)
        {
            statement.Bind(parameter, value);
        }
        else
        {
            statement.Bind(parameter, PartitionValues.Number(column, value) ?? 0);
        }
    }
}
