namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>Parses SELECT.</summary>
/// <param name="tokens">Where the query stands.</param>
/// <param name="expressions">Parser of the expressions inside it.</param>
internal sealed class QueryParser(SqlTokens tokens, ExpressionParser expressions)
{
    private const int DeepestNesting = 8;
    private int _depth;

    /// <summary>Parses a query.</summary>
    /// <exception cref="SqlException">There is none, or it uses what is not supported.</exception>
    public SqlQuery Parse()
    {
        SourcePosition at = tokens.Next.At;
        if (++_depth > DeepestNesting)
        {
            throw SqlException.Parse(at, $"queries nest deeper than {DeepestNesting} levels");
        }

        tokens.Expect("select");
        bool distinct = tokens.TryTake("distinct");
        _ = tokens.TryTake("all");
        var query = new SqlQuery(at, tokens.Separated(Item)) { Distinct = distinct, Sources = tokens.TryTake("from") ? Sources() : [] };
        query = query with
        {
            Where = tokens.TryTake("where") ? expressions.Parse() : null,
            GroupBy = tokens.TryTake("group", "by") ? tokens.Separated(expressions.Parse) : [],
            Having = tokens.TryTake("having") ? expressions.Parse() : null,
            OrderBy = tokens.TryTake("order", "by") ? tokens.Separated(SortKey) : [],
        };
        _depth--;
        return WithLimit(query);
    }

    private SqlQuery WithLimit(SqlQuery query)
    {
        if (!tokens.TryTake("limit"))
        {
            return query;
        }

        long first = tokens.Count("a number of rows");
        if (tokens.TrySymbol(","))
        {
            return query with { Offset = first, Limit = tokens.Count("a number of rows") };
        }

        return query with { Limit = first, Offset = tokens.TryTake("offset") ? tokens.Count("a number of rows") : 0 };
    }

    private SqlQuery.Item Item()
    {
        SqlToken first = tokens.Next;
        if (tokens.TrySymbol("*"))
        {
            return new SqlQuery.Item(first.At, null, null);
        }

        if (first.Kind is SqlTokenKind.Word or SqlTokenKind.QuotedName && tokens.TryStarOf())
        {
            return new SqlQuery.Item(first.At, null, null, first.Text.ToLowerInvariant());
        }

        return new SqlQuery.Item(first.At, expressions.Parse(), tokens.Alias());
    }

    private List<SqlQuery.Source> Sources()
    {
        List<SqlQuery.Source> sources = [Source()];
        while (JoinKind() is { } isLeft)
        {
            SqlQuery.Source joined = Source();
            tokens.Expect("on");
            sources.Add(joined with { On = expressions.Parse(), IsLeft = isLeft });
        }

        return sources;
    }

    /// <summary>Takes the words of a join.</summary>
    /// <returns>Whether it is a left join; null when no join follows.</returns>
    private bool? JoinKind()
    {
        if (tokens.TryTake("left"))
        {
            _ = tokens.TryTake("outer");
            tokens.Expect("join");
            return true;
        }

        return tokens.TryTake("inner", "join") || tokens.TryTake("join") ? false : null;
    }

    private SqlQuery.Source Source()
    {
        SourcePosition at = tokens.Next.At;
        if (!tokens.TrySymbol("("))
        {
            SqlTableName table = tokens.Table();
            return new SqlQuery.Source(at, table, null, tokens.Alias() ?? table.Table);
        }

        SqlQuery query = Parse();
        tokens.ExpectSymbol(")");
        return new SqlQuery.Source(at, null, query, tokens.Alias());
    }

    private SqlQuery.SortKey SortKey()
    {
        SqlExpression expression = expressions.Parse();
        bool descending = tokens.TryTake("desc");
        _ = !descending && tokens.TryTake("asc");
        bool? nullsFirst = tokens.TryTake("nulls", "first") ? true : tokens.TryTake("nulls", "last") ? false : null;
        return new SqlQuery.SortKey(expression, descending, nullsFirst);
    }
}
