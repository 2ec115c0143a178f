namespace ActionTrail.Core.Policies;

/// <summary>A text in which <c>*</c> stands for any number of characters and <c>?</c> for exactly one.</summary>
/// <param name="Text">The pattern.</param>
public readonly record struct WildcardPattern(string Text)
{
    /// <summary>Matches a whole text, case-sensitively.</summary>
    /// <param name="text">Text to match.</param>
    /// <returns>Whether all of it matches.</returns>
    /// <remarks>
    /// Only the last star is ever reconsidered, so hostile patterns cost at most pattern length times text length, never an exponent.
    /// </remarks>
    public bool Matches(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> pattern = Text;
        int at = 0;
        int read = 0;
        int lastStar = -1;
        int starTook = 0;
        while (read < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                lastStar = at++;
                starTook = read;
                if (at == pattern.Length)
                {
                    return true;
                }
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[read]))
            {
                at++;
                read++;
            }
            else if (lastStar >= 0)
            {
                at = lastStar + 1;
                read = ++starTook;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart('*').IsEmpty;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether any of some patterns matches a whole text.</summary>
    internal static bool AnyMatches(ReadOnlySpan<WildcardPattern> patterns, ReadOnlySpan<char> text)
    {
        foreach (WildcardPattern pattern in patterns)
        {
            if (pattern.Matches(text))
            {
                return true;
            }
        }

        return false;
    }
}
