using System.Text;

namespace ActionTrail.HelpBuilder;

/// <summary>Writes about pages as the plain text that Get-Help shows.</summary>
internal static class AboutTopic
{
    private const int Indent = 4;

    /// <summary>Turns a page into text: headings in capitals, everything below them indented, code as it stands.</summary>
    /// <param name="markdown">The page.</param>
    /// <returns>Text.</returns>
    public static string ToText(string markdown)
    {
        var text = new StringBuilder();
        bool isCode = false;
        foreach (string line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
                continue;
            }

            if (!isCode && line.StartsWith('#'))
            {
                text.Append(line.TrimStart('#').Trim().ToUpperInvariant()).Append('\n');
                continue;
            }

            string plain = isCode ? new string(' ', Indent) + line : line.Replace("`", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);
            text.Append(plain.Length == 0 ? "" : new string(' ', Indent) + plain).Append('\n');
        }

        return text.ToString().TrimEnd() + "\n";
    }
}
