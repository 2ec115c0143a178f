namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>Kind of a token.</summary>
internal enum SqlTokenKind
{
    /// <summary>Keyword or bare name.</summary>
    Word,

    /// <summary>Name in backquotes.</summary>
    QuotedName,

    /// <summary>String literal, unescaped.</summary>
    String,

    /// <summary>Number literal.</summary>
    Number,

    /// <summary>Operator or punctuation.</summary>
    Symbol,

    /// <summary>End of the text.</summary>
    End,
}

/// <summary>One token of a statement.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Text">Its text; for strings and quoted names what they mean, not how they were written.</param>
/// <param name="At">Where it starts.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, SourcePosition At)
{
    /// <summary>Whether it is this keyword, in any case.</summary>
    public bool Is(string keyword) => Kind == SqlTokenKind.Word && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this operator or punctuation.</summary>
    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Text == symbol;

    /// <summary>How messages show it.</summary>
    public override string ToString() => Kind == SqlTokenKind.End ? "the end of the statement" : $"'{Text}'";
}
