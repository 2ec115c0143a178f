using System.Buffers;

namespace ActionTrail.LocalCloud.Sls.Search;

/// <summary>Splits values into words as an index says, and finds words in them.</summary>
internal sealed class WordSplitter
{
    /// <summary>Stands for an unescaped <c>*</c> in a pattern: any run of characters.</summary>
    public const char AnyRun = '\uE000';

    /// <summary>Stands for an unescaped <c>?</c> in a pattern: any one character.</summary>
    public const char AnyOne = '\uE001';

    private readonly SearchValues<char>? _delimiters;
    private readonly bool _chinese;

    /// <summary>Creates the splitter.</summary>
    /// <param name="tokens">Delimiters, one character each; none makes a value one word.</param>
    /// <param name="caseSensitive">Whether words compare with case.</param>
    /// <param name="chinese">Whether each Chinese character is a word of its own.</param>
    public WordSplitter(IReadOnlyList<string>? tokens, bool caseSensitive, bool chinese)
    {
        _delimiters = tokens is { Count: > 0 } ? SearchValues.Create(string.Concat(tokens)) : null;
        _chinese = chinese;
        Comparison = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
    }

    /// <summary>The whole value as one word, compared without case: how reserved fields are searched.</summary>
    public static WordSplitter Whole { get; } = new(null, caseSensitive: false, chinese: false);

    /// <summary>How words compare.</summary>
    public StringComparison Comparison { get; }

    /// <summary>Words of a text or pattern.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        int at = 0;
        while (Next(text, ref at, out ReadOnlySpan<char> word))
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Whether a value has a word that fits a pattern.</summary>
    public bool Holds(string value, string pattern)
    {
        int at = 0;
        while (Next(value, ref at, out ReadOnlySpan<char> word))
        {
            if (Fits(word, pattern))
            {
                return true;
            }
        }

        return false;
    }

    private bool Next(ReadOnlySpan<char> text, ref int at, out ReadOnlySpan<char> word)
    {
        while (at < text.Length && IsDelimiter(text[at]))
        {
            at++;
        }

        int begin = at;
        while (at < text.Length && !IsDelimiter(text[at]))
        {
            if (IsOwnWord(text[at]))
            {
                at += at == begin ? 1 : 0;
                break;
            }

            at++;
        }

        word = text[begin..at];
        return !word.IsEmpty;
    }

    private bool IsDelimiter(char one) => _delimiters is not null && _delimiters.Contains(one);

    private bool IsOwnWord(char one) => _chinese && one is >= '\u4E00' and <= '\u9FFF';

    /// <summary>The usual two-pointer match: on a mismatch the last run takes one character more.</summary>
    private bool Fits(ReadOnlySpan<char> word, ReadOnlySpan<char> pattern)
    {
        if (pattern.IndexOfAny(AnyRun, AnyOne) < 0)
        {
            return word.Equals(pattern, Comparison);
        }

        (int w, int p, int runAt, int resume) = (0, 0, -1, 0);
        while (w < word.Length)
        {
            if (p < pattern.Length && pattern[p] == AnyRun)
            {
                (runAt, resume) = (p++, w);
            }
            else if (p < pattern.Length && (pattern[p] == AnyOne || word.Slice(w, 1).Equals(pattern.Slice(p, 1), Comparison)))
            {
                w++;
                p++;
            }
            else if (runAt >= 0)
            {
                (p, w) = (runAt + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart(AnyRun).IsEmpty;
    }
}
