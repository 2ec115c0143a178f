using System.Text;

namespace ActionTrail.Engine.Search.Prefilter;

/// <summary>
/// Chooses the bytes that a record must contain if one of its values is a given text, however the JSON is written.
/// </summary>
/// <remarks>
/// A piece without quotes, backslashes, slashes and control characters is written as it is at every depth of JSON inside JSON, or with
/// <c>\u</c> escapes; whoever searches takes records with such escapes as candidates. A quote opens every text, itself behind backslashes
/// when nested, so the start of a value may be looked for with a quote before it. Numbers, true and false have no quote.
/// </remarks>
internal static class NeedleText
{
    private const int Shortest = 2;

    private enum Start
    {
        Open,
        Quoted,
    }

    /// <summary>For a value that is exactly the text.</summary>
    public static Needle? Whole(string text) => Best(text, "", MayBeScalar(text) ? Start.Open : Start.Quoted);

    /// <summary>For a value that matches a pattern with <c>*</c> and <c>?</c>.</summary>
    public static Needle? Pattern(string pattern)
    {
        int first = pattern.AsSpan().IndexOfAny('*', '?');
        return Best(pattern, "*?", MayBeginScalar(first < 0 ? pattern : pattern[..first]) ? Start.Open : Start.Quoted);
    }

    /// <summary>For a value that contains the text, or that is a list with it.</summary>
    public static Needle? Part(string text) => Best(text, "", Start.Open);

    /// <summary>For a value that contains something matching a pattern.</summary>
    public static Needle? PatternPart(string pattern) => Best(pattern, "*?", Start.Open);

    /// <summary>For a value or name that contains the text in any case.</summary>
    public static Needle? AnyCase(string text) => Best(text, "", Start.Open, LetterCase.Ignored);

    /// <summary>For a value that begins with the text and is no number.</summary>
    public static Needle? Beginning(string text) => Best(text, "", Start.Quoted);

    private static Needle? Best(string text, string breaks, Start start, LetterCase letterCase = LetterCase.Exact)
    {
        byte[] best = [];
        int from = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && !Breaks(text, i, breaks))
            {
                continue;
            }

            string piece = text[from..i];
            byte[] bytes = Encoding.UTF8.GetBytes(from == 0 && start == Start.Quoted ? "\"" + piece : piece);
            best = bytes.Length > best.Length ? bytes : best;
            from = i + 1;
        }

        return best.Length >= Shortest ? new(best, letterCase) : null;
    }

    private static bool Breaks(string text, int at, string breaks) =>
        text[at] is '"' or '\\' or '/' or < ' '
        || breaks.Contains(text[at], StringComparison.Ordinal)
        || (char.IsSurrogate(text[at]) && !IsHalfOfPair(text, at));

    private static bool IsHalfOfPair(string text, int at) => char.IsHighSurrogate(text[at])
        ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])
        : at > 0 && char.IsHighSurrogate(text[at - 1]);

    private static bool MayBeScalar(string text) => text is "true" or "false" || BeginsNumber(text);

    private static bool MayBeginScalar(string text) =>
        BeginsNumber(text) || "true".StartsWith(text, StringComparison.Ordinal) || "false".StartsWith(text, StringComparison.Ordinal);

    private static bool BeginsNumber(string text) => text.Length > 0 && (text[0] == '-' || char.IsAsciiDigit(text[0]));
}
