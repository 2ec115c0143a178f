using System.Globalization;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>The tokens of a text and the place where its parsers stand.</summary>
/// <param name="tokens">Tokens, an end token last.</param>
internal sealed class SqlTokens(IReadOnlyList<SqlToken> tokens)
{
    /// <summary>Words that end an expression or a source, so that they are no alias.</summary>
    private static readonly HashSet<string> s_reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "as", "asc", "between", "by", "case", "cluster", "cross", "desc", "distinct", "distribute", "else", "end", "except", "from", "full",
        "group", "having", "in", "inner", "intersect", "is", "join", "lateral", "left", "like", "limit", "minus", "not", "null", "nulls", "offset",
        "on", "or", "order", "outer", "over", "partition", "regexp", "right", "rlike", "select", "set", "sort", "then", "union", "using", "values",
        "when", "where", "window",
    };

    private int _position;

    /// <summary>The next token.</summary>
    public SqlToken Next => tokens[_position];

    /// <summary>The token after the next one.</summary>
    public SqlToken Following => tokens[Math.Min(_position + 1, tokens.Count - 1)];

    /// <summary>Takes the next token.</summary>
    public SqlToken Take()
    {
        SqlToken token = Next;
        if (token.Kind != SqlTokenKind.End)
        {
            _position++;
        }

        return token;
    }

    /// <summary>Takes a keyword if it is next.</summary>
    public bool TryTake(string keyword)
    {
        bool found = Next.Is(keyword);
        _position += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes keywords if all of them are next, in this order.</summary>
    public bool TryTake(string first, string second)
    {
        bool found = Next.Is(first) && Following.Is(second);
        _position += found ? 2 : 0;
        return found;
    }

    /// <summary>Takes an operator or punctuation if it is next.</summary>
    public bool TrySymbol(string symbol)
    {
        bool found = Next.IsSymbol(symbol);
        _position += found ? 1 : 0;
        return found;
    }

    /// <summary>Takes keywords that must be next.</summary>
    public void Expect(params ReadOnlySpan<string> keywords)
    {
        foreach (string keyword in keywords)
        {
            if (!TryTake(keyword))
            {
                throw Unexpected(keyword.ToUpperInvariant());
            }
        }
    }

    /// <summary>Takes punctuation that must be next.</summary>
    public void ExpectSymbol(string symbol)
    {
        if (!TrySymbol(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    /// <summary>Takes a name, in lower case.</summary>
    /// <param name="what">What it names, for the message.</param>
    public string Name(string what) => Next.Kind == SqlTokenKind.QuotedName || (Next.Kind == SqlTokenKind.Word && !s_reserved.Contains(Next.Text))
        ? Take().Text.ToLowerInvariant()
        : throw Unexpected(what);

    /// <summary>Takes an alias: after AS one must follow, without AS one may.</summary>
    public string? Alias()
    {
        if (TryTake("as"))
        {
            return Name("an alias");
        }

        return Next.Kind == SqlTokenKind.QuotedName || (Next.Kind == SqlTokenKind.Word && !s_reserved.Contains(Next.Text)) ? Name("an alias") : null;
    }

    /// <summary>Takes a string literal.</summary>
    public string String(string what) => Next.Kind == SqlTokenKind.String ? Take().Text : throw Unexpected(what);

    /// <summary>Takes a whole number that is not negative.</summary>
    public long Count(string what) =>
        Next.Kind == SqlTokenKind.Number && long.TryParse(Next.Text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? TakeAs(number)
            : throw Unexpected(what);

    /// <summary>Takes <c>table</c> or <c>project.table</c>.</summary>
    public SqlTableName Table()
    {
        SourcePosition at = Next.At;
        string first = Name("a table name");
        return TrySymbol(".") ? new SqlTableName(at, first, Name("a table name")) : new SqlTableName(at, null, first);
    }

    /// <summary>Takes <c>name.*</c> if it is next.</summary>
    public bool TryStarOf()
    {
        bool found = _position + 2 < tokens.Count && tokens[_position + 1].IsSymbol(".") && tokens[_position + 2].IsSymbol("*");
        _position += found ? 3 : 0;
        return found;
    }

    /// <summary>Takes items between commas.</summary>
    public List<T> Separated<T>(Func<T> item)
    {
        List<T> items = [item()];
        while (TrySymbol(","))
        {
            items.Add(item());
        }

        return items;
    }

    /// <summary>Takes items between commas in parentheses.</summary>
    public List<T> Parenthesized<T>(Func<T> item)
    {
        ExpectSymbol("(");
        List<T> items = Separated(item);
        ExpectSymbol(")");
        return items;
    }

    /// <summary>The error that something else is next.</summary>
    /// <param name="expected">What should be there.</param>
    public SqlException Unexpected(string expected) => SqlException.Parse(Next.At, $"invalid token {Next}, expect {expected}");

    private T TakeAs<T>(T value)
    {
        _position++;
        return value;
    }
}
