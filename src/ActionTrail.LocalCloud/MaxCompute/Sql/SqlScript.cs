namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>What an instance runs: any number of SET, then one statement.</summary>
/// <param name="Settings">Flags that SET gave.</param>
/// <param name="Statement">The statement; null when there are flags only.</param>
internal sealed record SqlScript(IReadOnlyDictionary<string, string> Settings, SqlStatement? Statement)
{
    /// <summary>Parses a script.</summary>
    /// <param name="text">Text, each statement with a semicolon behind it.</param>
    /// <returns>The script.</returns>
    /// <exception cref="SqlException">It is not one that this SQL knows.</exception>
    public static SqlScript Parse(string text)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        string rest = text;
        while (SettingLine.TryTake(ref rest, out KeyValuePair<string, string> setting))
        {
            settings[setting.Key] = setting.Value;
        }

        // What SET took away becomes blank, so that positions in messages stay those of the text.
        string blanked = string.Concat(text.AsSpan(0, text.Length - rest.Length).ToString().Select(static c => c == '\n' ? '\n' : ' ')) + rest;
        var tokens = new SqlTokens(new SqlLexer(blanked).Read());
        if (tokens.Next.Kind == SqlTokenKind.End && settings.Count > 0)
        {
            return new SqlScript(settings, null);
        }

        SqlStatement statement = new StatementParser(tokens).Parse();
        tokens.ExpectSymbol(";");
        return tokens.Next.Kind == SqlTokenKind.End
            ? new SqlScript(settings, statement)
            : throw tokens.Unexpected("the end of the statement; one statement runs at a time");
    }
}
