using System.Text;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>
/// An analytic statement made ready for SQLite: the FROM that may be left out is put in, names are checked against the columns of the
/// index, words that SQLite has otherwise are replaced, and a result without LIMIT gets the documented one.
/// </summary>
/// <param name="Text">SQL for SQLite.</param>
/// <param name="Columns">Columns of the logs that it uses.</param>
internal sealed record SqlStatement(string Text, IReadOnlyList<SqlColumn> Columns)
{
    /// <summary>Name of the table of the logs.</summary>
    public const string Table = "log";

    private const int DefaultLimit = 100;

    private static readonly HashSet<string> s_clauses = new(StringComparer.OrdinalIgnoreCase)
    {
        "FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "WINDOW",
    };

    /// <summary>Words after which a quoted name is a value, not the alias of what stands before it.</summary>
    private static readonly HashSet<string> s_operators = new(StringComparer.OrdinalIgnoreCase)
    {
        "SELECT", "DISTINCT", "ALL", "BY", "AND", "OR", "NOT", "IN", "LIKE", "IS", "BETWEEN", "CASE", "WHEN", "THEN", "ELSE", "WHERE", "HAVING", "ON", "FROM", "JOIN", "EXISTS",
    };

    /// <summary>Prepares a statement.</summary>
    /// <param name="sql">SQL as the client wrote it.</param>
    /// <param name="logstore">Name of the logstore, which may stand for the table.</param>
    /// <param name="available">Columns by name.</param>
    /// <param name="now">Time for the words that mean it.</param>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    public static SqlStatement Parse(string sql, string logstore, IReadOnlyDictionary<string, SqlColumn> available, DateTimeOffset now)
    {
        List<SqlToken> tokens = SqlLexer.Split(sql);
        if (tokens.Count == 0 || !(tokens[0].Is("SELECT") || tokens[0].Is("WITH")))
        {
            throw SqlLexer.Syntax(0, "an analytic statement begins with SELECT or WITH");
        }

        HashSet<string> aliases = Aliases(tokens, logstore);
        HashSet<int> missingFrom = MissingFrom(tokens);
        var used = new Dictionary<string, SqlColumn>(StringComparer.OrdinalIgnoreCase);
        var text = new StringBuilder();
        for (int i = 0; i <= tokens.Count; i++)
        {
            text.Append(missingFrom.Contains(i) ? $" FROM {Table} " : " ");
            if (i < tokens.Count)
            {
                text.Append(Translate(tokens, i, logstore, available, aliases, used, now));
            }
        }

        if (SelectsEverything(tokens))
        {
            foreach ((string name, SqlColumn column) in available)
            {
                used.TryAdd(name, column);
            }
        }

        if (!tokens.Exists(static token => token.Depth == 0 && token.Is("LIMIT")))
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $" LIMIT {DefaultLimit}");
        }

        return new SqlStatement(text.ToString(), [.. used.Values]);
    }

    private static string Translate(
        List<SqlToken> tokens,
        int i,
        string logstore,
        IReadOnlyDictionary<string, SqlColumn> available,
        HashSet<string> aliases,
        Dictionary<string, SqlColumn> used,
        DateTimeOffset now)
    {
        SqlToken token = tokens[i];
        bool isCall = i + 1 < tokens.Count && tokens[i + 1].IsSymbol("(");
        if (token.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
        {
            return token.Write();
        }

        if (IsTable(tokens, i) && token.Value.Equals(logstore, StringComparison.OrdinalIgnoreCase))
        {
            return Table;
        }

        if (token.Kind == SqlTokenKind.Word)
        {
            if (SqlDates.Constant(token.Value, now) is { } constant && !isCall)
            {
                return SqlToken.Quote(constant, '\'');
            }

            if (isCall)
            {
                return token.Value.ToUpperInvariant() switch { "IF" => "iif", "TRY_CAST" => "CAST", _ => token.Value };
            }
        }

        if (available.TryGetValue(token.Value, out SqlColumn? column))
        {
            used.TryAdd(column.Name, column);
            return SqlToken.Quote(column.Name, '"');
        }

        if (token.Kind == SqlTokenKind.Word || aliases.Contains(token.Value))
        {
            return token.Write();
        }

        if (token.Value.StartsWith("__tag__:", StringComparison.Ordinal))
        {
            used.TryAdd(token.Value, SqlColumn.Tag(token.Value));
            return token.Write();
        }

        throw NoColumn(token.Value, token.Column);
    }

    /// <summary>The error for a name that the index does not cover.</summary>
    public static CloudError NoColumn(string name, int column) => SlsErrors.ParameterInvalid(FormattableString.Invariant(
        $"ErrorType:ColumnNotExists.ErrorPosition,line:1,column:{column};ErrorMessage:Column '{name}' cannot be resolved; please add the column in the index attribute"));

    /// <summary>Names that the statement gives itself: after AS, or right behind an expression or table; and the table's own names.</summary>
    private static HashSet<string> Aliases(List<SqlToken> tokens, string logstore)
    {
        var aliases = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Table, logstore };
        for (int i = 1; i < tokens.Count; i++)
        {
            SqlToken before = tokens[i - 1];
            bool followsValue = before.IsSymbol(")") || before.Kind is SqlTokenKind.Number or SqlTokenKind.Text or SqlTokenKind.QuotedName
                || (before.Kind == SqlTokenKind.Word && !s_operators.Contains(before.Value) && !before.Is("AS"));
            if (tokens[i].Kind is SqlTokenKind.QuotedName or SqlTokenKind.Word && (before.Is("AS") || (followsValue && tokens[i].Kind == SqlTokenKind.QuotedName)))
            {
                aliases.Add(tokens[i].Value);
            }
        }

        return aliases;
    }

    /// <summary>Where a SELECT has no FROM: the token before which it belongs.</summary>
    private static HashSet<int> MissingFrom(List<SqlToken> tokens)
    {
        var places = new HashSet<int>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].Is("SELECT"))
            {
                continue;
            }

            int depth = tokens[i].Depth;
            int end = tokens.FindIndex(i + 1, token =>
                token.Depth < depth || (token.Depth == depth && token.Kind == SqlTokenKind.Word && s_clauses.Contains(token.Value)));
            end = end < 0 ? tokens.Count : end;
            if (end == tokens.Count || !tokens[end].Is("FROM"))
            {
                places.Add(end);
            }
        }

        return places;
    }

    private static bool IsTable(List<SqlToken> tokens, int i) =>
        i > 0 && (tokens[i - 1].Is("FROM") || tokens[i - 1].Is("JOIN") || (i + 1 < tokens.Count && tokens[i + 1].IsSymbol(".")));

    private static bool SelectsEverything(List<SqlToken> tokens) => tokens.Select(static (token, i) => (token, i)).Any(pair =>
        pair.i > 0 && pair.token.IsSymbol("*")
        && (tokens[pair.i - 1].Is("SELECT") || tokens[pair.i - 1].Is("DISTINCT") || tokens[pair.i - 1].Is("ALL")
            || tokens[pair.i - 1].IsSymbol(",") || tokens[pair.i - 1].IsSymbol(".")));
}
