using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;
using ActionTrail.LocalCloud.MaxCompute.Storage;
using ActionTrail.LocalCloud.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Execution;

/// <summary>Runs INSERT. Partitions that do not exist are added, also those that the rows themselves name.</summary>
/// <param name="store">The store.</param>
/// <param name="catalogue">Finds tables.</param>
/// <param name="now">When it runs (UTC).</param>
internal sealed class InsertExecutor(MaxComputeStore store, SqlCatalogue catalogue, DateTimeOffset now)
{
    /// <summary>Runs an INSERT.</summary>
    /// <exception cref="SqlException">It cannot be run.</exception>
    public SqlOutcome Execute(SqlStatement.Insert insert)
    {
        TableDefinition table = catalogue.Resolve(insert.Table);
        var target = InsertTarget.Of(insert, table);
        long last = store.Rows.LastRow(table);
        if (insert.Query is { } query)
        {
            InsertQuery(target, query, insert.Table.At);
        }
        else
        {
            InsertRows(target, insert.Rows);
        }

        if (insert.Overwrite)
        {
            store.Rows.Remove(table, target.Partition, last);
        }

        AddPartitions(target, last, insert.Table.At);
        store.Tables.Touch(table, now);
        return SqlOutcome.Done;
    }

    private void InsertRows(InsertTarget target, IReadOnlyList<IReadOnlyList<SqlExpression>> rows)
    {
        string before = "";
        SqliteStatement? statement = null;
        try
        {
            foreach (IReadOnlyList<SqlExpression> row in rows)
            {
                var parameters = new SqlParameters();
                var compiler = new ExpressionCompiler(SqlScope.Empty, parameters);
                string sql = $"{target.Sql} VALUES({target.Values([.. row.Select(compiler.Compile)], row[0].At, parameters)})";
                if (sql != before)
                {
                    statement?.Dispose();
                    statement = store.Database.PrepareOnce(sql);
                    before = sql;
                }

                parameters.Bind(statement!).Run();
            }
        }
        finally
        {
            statement?.Dispose();
        }
    }

    private void InsertQuery(InsertTarget target, SqlQuery query, SourcePosition at)
    {
        var parameters = new SqlParameters();
        CompiledQuery compiled = new QueryCompiler(catalogue, parameters).Compile(query);
        CompiledExpression[] values = [.. compiled.Columns.Select(static (column, index) =>
            new CompiledExpression(string.Create(CultureInfo.InvariantCulture, $"q.{TableDefinition.DataColumn(index)}"), column.Type))];
        using SqliteStatement statement = store.Database.PrepareOnce($"{target.Sql} SELECT {target.Values(values, at, parameters)} FROM ({compiled.Sql}) AS q");
        parameters.Bind(statement).Run();
    }

    private void AddPartitions(InsertTarget target, long last, SourcePosition at)
    {
        if (target.Partition is { } named)
        {
            store.Tables.AddPartition(target.Table, named, now);
            return;
        }

        foreach (PartitionSpec partition in target.Table.Schema.IsPartitioned ? store.Rows.PartitionsAfter(target.Table, last) : [])
        {
            _ = PartitionValues.Normalize(target.Table, partition, out string? problem) ?? throw SqlException.Semantic(at, problem!);
            store.Tables.AddPartition(target.Table, partition, now);
        }
    }
}
