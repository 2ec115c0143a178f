using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>Turns SELECT into SQLite's SQL.</summary>
/// <param name="tables">Finds the tables.</param>
/// <param name="parameters">Receives the values.</param>
internal sealed class QueryCompiler(SqlCatalogue tables, SqlParameters parameters)
{
    /// <summary>Compiles a query.</summary>
    /// <exception cref="SqlException">A name is unknown or a type does not fit.</exception>
    public CompiledQuery Compile(SqlQuery query)
    {
        (SqlScope scope, string from) = From(query);
        var rows = new ExpressionCompiler(scope, parameters);
        CompiledExpression[] keys = [.. query.GroupBy.Select(key => rows.Compile(Unalias(key, query, scope)))];
        bool grouped = keys.Length > 0 || Outputs(query).Any(static expression => expression.HasAggregate());
        ExpressionCompiler groups = grouped
            ? new GroupedExpressionCompiler(scope, parameters, rows, keys.Select(static key => key.Sql).ToHashSet(StringComparer.Ordinal))
            : rows;

        List<(string Name, CompiledExpression Expression)> items = Items(query, scope, groups);
        var sql = new StringBuilder("SELECT ").Append(query.Distinct ? "DISTINCT " : "")
            .AppendJoin(',', items.Select(static (item, index) => string.Create(CultureInfo.InvariantCulture, $"{item.Expression.Sql} AS c{index}")))
            .Append(from)
            .Append(query.Where is null ? "" : " WHERE " + rows.Condition(query.Where));
        if (keys.Length > 0)
        {
            sql.Append(" GROUP BY ").AppendJoin(',', keys.Select(static key => key.Sql));
        }

        if (query.Having is not null)
        {
            // SQLite knows HAVING only behind GROUP BY; one group of everything is what is meant without.
            sql.Append(keys.Length == 0 ? " GROUP BY NULL" : "").Append(" HAVING ").Append(groups.Condition(query.Having));
        }

        if (query.OrderBy.Count > 0)
        {
            sql.Append(" ORDER BY ").AppendJoin(',', query.OrderBy.Select(key => SortKey(key, query, items, groups)));
        }

        if (query.Limit is { } limit)
        {
            sql.Append(CultureInfo.InvariantCulture, $" LIMIT {limit} OFFSET {query.Offset}");
        }

        return new CompiledQuery(sql.ToString(), [.. items.Select(static item => new MaxComputeColumn(item.Name, item.Expression.Type ?? MaxComputeType.String))]);
    }

    private static IEnumerable<SqlExpression> Outputs(SqlQuery query) =>
        query.Items.Select(static item => item.Expression).Append(query.Having).Concat(query.OrderBy.Select(static key => key.Expression)).OfType<SqlExpression>();

    private static List<(string Name, CompiledExpression Expression)> Items(SqlQuery query, SqlScope scope, ExpressionCompiler compiler)
    {
        var items = new List<(string, CompiledExpression)>();
        foreach (SqlQuery.Item item in query.Items)
        {
            if (item.Expression is null)
            {
                // In a grouped query the star stands for columns, which then have to be keys.
                items.AddRange(compiler is GroupedExpressionCompiler
                    ? scope.Star(item.At, item.StarOf).Select(column => (column.Name, compiler.Compile(new SqlExpression.Column(item.At, item.StarOf, column.Name))))
                    : scope.Star(item.At, item.StarOf));
            }
            else
            {
                string name = item.Alias ?? (item.Expression as SqlExpression.Column)?.Name ?? string.Create(CultureInfo.InvariantCulture, $"_c{items.Count}");
                items.Add((name, compiler.Compile(item.Expression)));
            }
        }

        return items;
    }

    /// <summary>A group key may be the alias of a selected expression, unless a column has that name.</summary>
    private static SqlExpression Unalias(SqlExpression key, SqlQuery query, SqlScope scope)
    {
        if (key is not SqlExpression.Column { Source: null } column
            || query.Items.FirstOrDefault(item => item.Alias == column.Name)?.Expression is not { } aliased)
        {
            return key;
        }

        try
        {
            _ = scope.Resolve(column);
            return key;
        }
        catch (SqlException)
        {
            // No such column: the alias is meant.
            return aliased;
        }
    }

    private static string SortKey(SqlQuery.SortKey key, SqlQuery query, List<(string Name, CompiledExpression Expression)> items, ExpressionCompiler compiler)
    {
        int item = key.Expression is SqlExpression.Column { Source: null } column ? items.FindIndex(candidate => candidate.Name == column.Name) : -1;
        if (item < 0)
        {
            string compiled = compiler.Compile(key.Expression).Sql;
            item = items.FindIndex(candidate => candidate.Expression.Sql == compiled);
            if (item < 0)
            {
                return query.Distinct
                    ? throw SqlException.Semantic(key.Expression.At, "with DISTINCT, only selected expressions can be sorted by")
                    : compiled + Direction(key);
            }
        }

        return (item + 1).ToString(CultureInfo.InvariantCulture) + Direction(key);
    }

    private static string Direction(SqlQuery.SortKey key) =>
        (key.Descending ? " DESC" : " ASC") + (key.NullsFirst switch { true => " NULLS FIRST", false => " NULLS LAST", null => "" });

    private (SqlScope Scope, string Sql) From(SqlQuery query)
    {
        var sources = new List<SqlScope.Source>();
        var sql = new StringBuilder();
        foreach (SqlQuery.Source source in query.Sources)
        {
            sql.Append(sources.Count == 0 ? " FROM " : source.IsLeft ? " LEFT JOIN " : " JOIN ");
            if (source.Query is { } inner)
            {
                CompiledQuery compiled = Compile(inner);
                sql.Append('(').Append(compiled.Sql).Append(')');
                sources.Add(new SqlScope.Source(source.Alias, compiled.Columns, static column => TableDefinition.DataColumn(column)));
            }
            else
            {
                TableDefinition table = tables.Resolve(source.Table!);
                sql.Append(table.SqliteName);
                sources.Add(new SqlScope.Source(source.Alias, table.AllColumns, table.SqliteColumn));
            }

            sql.Append(CultureInfo.InvariantCulture, $" AS s{sources.Count - 1}");
            if (source.On is not null)
            {
                sql.Append(" ON ").Append(new ExpressionCompiler(new SqlScope(sources), parameters).Condition(source.On));
            }
        }

        return (sources.Count == 0 ? SqlScope.Empty : new SqlScope(sources), sql.ToString());
    }
}
