namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>A SELECT.</summary>
/// <param name="At">Where it starts.</param>
/// <param name="Items">What it selects; at least one.</param>
internal sealed record SqlQuery(SourcePosition At, IReadOnlyList<SqlQuery.Item> Items)
{
    /// <summary>Whether equal rows appear once.</summary>
    public bool Distinct { get; init; }

    /// <summary>Where rows come from; empty for a query of constants. Each but the first is joined to those before it.</summary>
    public IReadOnlyList<Source> Sources { get; init; } = [];

    /// <summary>Condition on rows, or null.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>Group keys.</summary>
    public IReadOnlyList<SqlExpression> GroupBy { get; init; } = [];

    /// <summary>Condition on groups, or null.</summary>
    public SqlExpression? Having { get; init; }

    /// <summary>Sort keys.</summary>
    public IReadOnlyList<SortKey> OrderBy { get; init; } = [];

    /// <summary>Most rows; null for all.</summary>
    public long? Limit { get; init; }

    /// <summary>Rows left out at the start.</summary>
    public long Offset { get; init; }

    /// <summary>Tables read by this query and the queries inside it.</summary>
    public IEnumerable<SqlTableName> Tables =>
        Sources.SelectMany(static source => source.Query is { } inner ? inner.Tables : [source.Table!]);

    /// <summary>One selected expression; the expression is null for <c>*</c> and <c>source.*</c>.</summary>
    internal sealed record Item(SourcePosition At, SqlExpression? Expression, string? Alias, string? StarOf = null);

    /// <summary>A table or a query in FROM.</summary>
    internal sealed record Source(SourcePosition At, SqlTableName? Table, SqlQuery? Query, string? Alias)
    {
        /// <summary>Condition of the join to the sources before; null for the first.</summary>
        public SqlExpression? On { get; init; }

        /// <summary>Whether it is a LEFT OUTER JOIN.</summary>
        public bool IsLeft { get; init; }
    }

    /// <summary>One sort key.</summary>
    internal sealed record SortKey(SqlExpression Expression, bool Descending, bool? NullsFirst);
}
