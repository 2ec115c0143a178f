namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>What a token of SQL is.</summary>
internal enum SqlTokenKind
{
    /// <summary>A bare name or keyword.</summary>
    Word,

    /// <summary>A name in double quotation marks.</summary>
    QuotedName,

    /// <summary>A text in single quotation marks.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Punctuation, one operator at a time.</summary>
    Symbol,
}

/// <summary>One token of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Name or text without its quotation marks, otherwise as written.</param>
/// <param name="Column">Where it begins, from 1.</param>
/// <param name="Depth">How many parentheses are open around it.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Value, int Column, int Depth)
{
    /// <summary>Whether it is a bare word, whatever its case.</summary>
    public bool Is(string word) => Kind == SqlTokenKind.Word && Value.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is this punctuation.</summary>
    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && Value == symbol;

    /// <summary>The token as SQLite reads it.</summary>
    public string Write() => Kind switch
    {
        SqlTokenKind.QuotedName => Quote(Value, '"'),
        SqlTokenKind.Text => Quote(Value, '\''),
        _ => Value,
    };

    /// <summary>A text in quotation marks, those inside doubled.</summary>
    public static string Quote(string text, char mark) => mark + text.Replace(mark.ToString(), $"{mark}{mark}", StringComparison.Ordinal) + mark;
}
