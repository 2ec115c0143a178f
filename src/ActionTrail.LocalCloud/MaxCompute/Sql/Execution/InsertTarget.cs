using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Execution;

/// <summary>Where an INSERT puts its values.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">Columns that each row gives a value for, in its order; numbers in the table's <see cref="TableDefinition.AllColumns"/>.</param>
/// <param name="Fixed">Partition columns with one value for all rows.</param>
/// <param name="Partition">The partition, when all of its columns are fixed; null otherwise.</param>
internal sealed record InsertTarget(
    TableDefinition Table, IReadOnlyList<int> Columns, IReadOnlyList<(int Column, string Value)> Fixed, PartitionSpec? Partition)
{
    /// <summary>The start of the statement in SQLite's SQL.</summary>
    public string Sql => $"INSERT INTO {Table.SqliteName}({string.Join(',', Columns.Concat(Fixed.Select(static pair => pair.Column)).Select(Table.SqliteColumn))})";

    /// <summary>Finds the target of an INSERT.</summary>
    /// <exception cref="SqlException">A column is unknown, or the partition does not fit the table.</exception>
    public static InsertTarget Of(SqlStatement.Insert insert, TableDefinition table)
    {
        SourcePosition at = insert.Table.At;
        IReadOnlyList<MaxComputeColumn> all = table.AllColumns;
        if (table.Schema.IsPartitioned != insert.Partition.Count > 0)
        {
            throw SqlException.Semantic(at, table.Schema.IsPartitioned ? $"table {table.Name} is partitioned: PARTITION(…) is missing" : $"table {table.Name} is not partitioned");
        }

        int[] dynamic = [.. insert.Partition.Where(static pair => pair.Value is null).Select(pair => Find(all, pair.Key, at, table.Schema.Columns.Count))];
        (int, string)[] @fixed = [.. insert.Partition.Where(static pair => pair.Value is not null).Select(pair => (Find(all, pair.Key, at, table.Schema.Columns.Count), pair.Value!))];
        int[] named = insert.Columns is { } names ? [.. names.Select(name => Find(all, name, at))] : [.. Enumerable.Range(0, table.Schema.Columns.Count)];
        int[] columns = [.. named, .. dynamic.Except(named)];
        if (columns.Concat(@fixed.Select(static pair => pair.Item1)).GroupBy(static column => column).FirstOrDefault(static group => group.Count() > 1) is { } twice)
        {
            throw SqlException.Semantic(at, $"column {all[twice.Key].Name} is given more than once");
        }

        if (dynamic.Length > 0 && insert.Overwrite)
        {
            throw SqlException.Semantic(at, "INSERT OVERWRITE needs a value for every partition column");
        }

        if (dynamic.Length + @fixed.Length != table.Schema.PartitionColumns.Count)
        {
            throw SqlException.Semantic(at, $"PARTITION names {insert.Partition.Count} of the {table.Schema.PartitionColumns.Count} partition columns");
        }

        return new InsertTarget(table, columns, @fixed, dynamic.Length > 0 || @fixed.Length == 0 ? null : Static(table, insert, at));
    }

    /// <summary>The values of one row in SQLite's SQL, converted to their columns' types.</summary>
    /// <param name="values">The row's values.</param>
    /// <param name="at">Where they stand.</param>
    /// <param name="parameters">Receives the values of the partition.</param>
    /// <exception cref="SqlException">Their number or types do not fit.</exception>
    public string Values(IReadOnlyList<CompiledExpression> values, SourcePosition at, SqlParameters parameters)
    {
        if (values.Count != Columns.Count)
        {
            throw SqlException.Semantic(at, $"{values.Count} values are given for {Columns.Count} columns");
        }

        IReadOnlyList<MaxComputeColumn> all = Table.AllColumns;
        IEnumerable<string> given = values.Select((value, index) => Fit(value.Coerce(all[Columns[index]].Type, at)));
        return string.Join(',', given.Concat(Fixed.Select(pair => PartitionValues.Number(all[pair.Column], pair.Value) is { } number
            ? parameters.Add(number, at)
            : parameters.Add(pair.Value, at))));
    }

    /// <summary>Narrow integers refuse what does not fit, because their readers would.</summary>
    private static string Fit(CompiledExpression value) => value.Type is { } type && type.IsInteger() && type != MaxComputeType.Bigint
        ? $"mc_fit({value.Sql},{IntegerRange.Bits(type)})"
        : value.Sql;

    private static PartitionSpec Static(TableDefinition table, SqlStatement.Insert insert, SourcePosition at)
    {
        var partition = new PartitionSpec([.. insert.Partition.Select(static pair => KeyValuePair.Create(pair.Key, pair.Value!))]);
        return PartitionValues.Normalize(table, partition, out string? problem) ?? throw SqlException.Semantic(at, problem!);
    }

    private static int Find(IReadOnlyList<MaxComputeColumn> columns, string name, SourcePosition at, int from = 0)
    {
        for (int column = from; column < columns.Count; column++)
        {
            if (columns[column].Name == name)
            {
                return column;
            }
        }

        throw SqlException.Semantic(at, $"column {name} cannot be resolved");
    }
}
