using System.Text;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>Splits SQL into tokens. What SQLite would read otherwise than the service (brackets, parameters, several statements) is refused.</summary>
internal static class SqlLexer
{
    private static readonly string[] s_operators = ["||", "<>", "!=", ">=", "<=", "(", ")", ",", ".", "+", "-", "*", "/", "%", "=", "<", ">"];

    /// <summary>Splits a statement.</summary>
    /// <exception cref="CloudError">400 ParameterInvalid.</exception>
    public static List<SqlToken> Split(string sql)
    {
        var tokens = new List<SqlToken>();
        int depth = 0;
        for (int at = SkipBlank(sql, 0); at < sql.Length; at = SkipBlank(sql, at))
        {
            int begin = at;
            (SqlTokenKind kind, string value) = Next(sql, ref at);
            depth -= value == ")" && kind == SqlTokenKind.Symbol ? 1 : 0;
            tokens.Add(new SqlToken(kind, value, begin + 1, depth));
            depth += value == "(" && kind == SqlTokenKind.Symbol ? 1 : 0;
            if (depth < 0)
            {
                throw Syntax(begin, "')' closes nothing");
            }
        }

        return depth == 0 ? tokens : throw Syntax(sql.Length, "')' is missing");
    }

    /// <summary>The error for SQL that cannot be read.</summary>
    /// <param name="at">Place, from 0.</param>
    /// <param name="message">What is wrong.</param>
    public static CloudError Syntax(int at, string message) =>
        SlsErrors.ParameterInvalid(FormattableString.Invariant($"ErrorType:SyntaxError.ErrorPosition,line:1,column:{at + 1};ErrorMessage:{message}"));

    private static (SqlTokenKind Kind, string Value) Next(string sql, ref int at)
    {
        char first = sql[at];
        if (first is '"' or '\'' or '`')
        {
            return (first == '\'' ? SqlTokenKind.Text : SqlTokenKind.QuotedName, ReadQuoted(sql, ref at));
        }

        int begin = at;
        if (char.IsAsciiDigit(first))
        {
            while (at < sql.Length && (char.IsAsciiLetterOrDigit(sql[at]) || sql[at] == '.' || (sql[at] is '+' or '-' && sql[at - 1] is 'e' or 'E')))
            {
                at++;
            }

            return (SqlTokenKind.Number, sql[begin..at]);
        }

        if (char.IsLetter(first) || first == '_')
        {
            while (at < sql.Length && (char.IsLetterOrDigit(sql[at]) || sql[at] == '_'))
            {
                at++;
            }

            return (SqlTokenKind.Word, sql[begin..at]);
        }

        string symbol = Array.Find(s_operators, symbol => string.CompareOrdinal(sql, begin, symbol, 0, symbol.Length) == 0)
            ?? throw Syntax(at, $"'{first}' is not supported");
        at += symbol.Length;
        return (SqlTokenKind.Symbol, symbol);
    }

    private static string ReadQuoted(string sql, ref int at)
    {
        char mark = sql[at];
        int begin = at;
        var text = new StringBuilder();
        for (at++; at < sql.Length; at++)
        {
            if (sql[at] == mark)
            {
                if (at + 1 < sql.Length && sql[at + 1] == mark)
                {
                    at++;
                }
                else
                {
                    at++;
                    return text.ToString();
                }
            }

            text.Append(sql[at]);
        }

        throw Syntax(begin, "a quotation mark is not closed");
    }

    private static int SkipBlank(string sql, int at)
    {
        while (at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[at]))
            {
                at++;
            }
            else if (string.CompareOrdinal(sql, at, "--", 0, 2) == 0)
            {
                int end = sql.IndexOf('\n', at);
                at = end < 0 ? sql.Length : end + 1;
            }
            else if (string.CompareOrdinal(sql, at, "/*", 0, 2) == 0)
            {
                int end = sql.IndexOf("*/", at + 2, StringComparison.Ordinal);
                at = end < 0 ? throw Syntax(at, "a comment is not closed") : end + 2;
            }
            else if (sql[at] == ';' && sql.AsSpan(at + 1).IsWhiteSpace())
            {
                return sql.Length;
            }
            else
            {
                return at;
            }
        }

        return at;
    }
}
