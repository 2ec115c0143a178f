using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>The columns that the expressions of a query can name.</summary>
/// <param name="sources">Sources in order; their SQLite aliases are <c>s0</c>, <c>s1</c> …</param>
internal sealed class SqlScope(IReadOnlyList<SqlScope.Source> sources)
{
    /// <summary>The scope of a query without FROM.</summary>
    public static SqlScope Empty { get; } = new([]);

    /// <summary>All columns of all sources, or of one.</summary>
    /// <param name="at">Where the star stands.</param>
    /// <param name="name">Name of the source, or null for all.</param>
    public IEnumerable<(string Name, CompiledExpression Expression)> Star(SourcePosition at, string? name)
    {
        int[] wanted = [.. Enumerable.Range(0, sources.Count).Where(index => name is null || sources[index].Name == name)];
        return wanted.Length == 0
            ? throw SqlException.Semantic(at, $"nothing to select * from{(name is null ? "" : $": source {name} cannot be resolved")}")
            : wanted.SelectMany(index => sources[index].Columns.Select((column, number) => (column.Name, Expression(index, number))));
    }

    /// <summary>Finds a column.</summary>
    /// <exception cref="SqlException">There is none, or more than one.</exception>
    public CompiledExpression Resolve(SqlExpression.Column column)
    {
        var found = new List<CompiledExpression>();
        for (int source = 0; source < sources.Count; source++)
        {
            if (column.Source is not null && sources[source].Name != column.Source)
            {
                continue;
            }

            for (int number = 0; number < sources[source].Columns.Count; number++)
            {
                if (sources[source].Columns[number].Name == column.Name)
                {
                    found.Add(Expression(source, number));
                }
            }
        }

        string name = column.Source is null ? column.Name : $"{column.Source}.{column.Name}";
        return found.Count switch
        {
            1 => found[0],
            0 => throw SqlException.Semantic(column.At, $"column {name} cannot be resolved"),
            _ => throw SqlException.Semantic(column.At, $"column {name} is ambiguous"),
        };
    }

    private CompiledExpression Expression(int source, int column) => new(
        string.Create(CultureInfo.InvariantCulture, $"s{source}.{sources[source].SqliteColumn(column)}"), sources[source].Columns[column].Type);

    /// <summary>One table or inner query.</summary>
    /// <param name="Name">Its alias; null when it has none.</param>
    /// <param name="Columns">Its columns.</param>
    /// <param name="SqliteColumn">Name of each column in SQLite.</param>
    internal sealed record Source(string? Name, IReadOnlyList<MaxComputeColumn> Columns, Func<int, string> SqliteColumn);
}
