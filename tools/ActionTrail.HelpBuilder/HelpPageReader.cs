namespace ActionTrail.HelpBuilder;

/// <summary>Reads pages in the platyPS schema.</summary>
internal static class HelpPageReader
{
    /// <summary>Reads a page.</summary>
    /// <param name="path">File.</param>
    /// <returns>The page.</returns>
    /// <exception cref="FormatException">It breaks the schema.</exception>
    public static HelpPage Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        string name = lines.FirstOrDefault(static line => line.StartsWith("# ", StringComparison.Ordinal))?[2..] ?? throw new FormatException($"{path}: the title is missing.");
        return new HelpPage
        {
            Name = name,
            Synopsis = Text(Section(path, lines, "SYNOPSIS")),
            Description = Paragraphs(Section(path, lines, "DESCRIPTION")),
            Syntax = [.. Section(path, lines, "SYNTAX").Where(line => line.StartsWith(name, StringComparison.Ordinal)).Select(SyntaxLine.Parse)],
            Examples = [.. Parts(Section(path, lines, "EXAMPLES")).Select(part => Example(path, part))],
            Parameters = [.. Parts(Section(path, lines, "PARAMETERS")).Where(static part => part.Title.StartsWith('-')).Select(Parameter)],
            Inputs = [.. Parts(Section(path, lines, "INPUTS")).Select(static part => part.Title)],
            Outputs = [.. Parts(Section(path, lines, "OUTPUTS")).Select(static part => part.Title)],
            Links = [.. Section(path, lines, "RELATED LINKS").Where(static line => line.StartsWith('[')).Select(static line => line[1..line.IndexOf(']', StringComparison.Ordinal)])],
        };
    }

    private static string[] Section(string path, string[] lines, string name)
    {
        int start = Array.IndexOf(lines, $"## {name}");
        return start < 0
            ? throw new FormatException($"{path}: section {name} is missing.")
            : [.. lines.Skip(start + 1).TakeWhile(static line => !line.StartsWith("## ", StringComparison.Ordinal))];
    }

    private static IEnumerable<(string Title, string[] Lines)> Parts(string[] section)
    {
        for (int i = 0; i < section.Length; i++)
        {
            if (section[i].StartsWith("### ", StringComparison.Ordinal))
            {
                yield return (section[i][4..], [.. section.Skip(i + 1).TakeWhile(static line => !line.StartsWith("### ", StringComparison.Ordinal))]);
            }
        }
    }

    private static HelpExample Example(string path, (string Title, string[] Lines) part)
    {
        int open = Array.IndexOf(part.Lines, "```powershell");
        int close = Array.IndexOf(part.Lines, "```", open + 1);
        return open < 0 || close < 0
            ? throw new FormatException($"{path}: '{part.Title}' has no PowerShell code.")
            : new HelpExample(part.Title, string.Join('\n', part.Lines[(open + 1)..close]), Text([.. part.Lines.Skip(close + 1)]));
    }

    private static HelpParameter Parameter((string Title, string[] Lines) part)
    {
        int open = Array.IndexOf(part.Lines, "```yaml");
        var facts = part.Lines.Skip(open + 1).TakeWhile(static line => line != "```")
            .Select(static line => line.Split(':', 2)).Where(static fact => fact.Length == 2)
            .ToDictionary(static fact => fact[0].Trim(), static fact => fact[1].Trim(), StringComparer.Ordinal);
        return new HelpParameter(part.Title[1..], Text(part.Lines[..open]), facts);
    }

    private static string Text(string[] lines) => string.Join(' ', Paragraphs(lines));

    private static string[] Paragraphs(string[] lines) =>
    [
        .. string.Join('\n', lines).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static paragraph => paragraph.Replace('\n', ' ').Replace("`", "", StringComparison.Ordinal)),
    ];
}
