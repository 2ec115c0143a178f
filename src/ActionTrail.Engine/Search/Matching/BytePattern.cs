using System.Text;

namespace ActionTrail.Engine.Search.Matching;

/// <summary>A pattern over UTF-8 in which <c>*</c> stands for any text and <c>?</c> for one character. It matches texts that are not empty.</summary>
/// <param name="pattern">The pattern.</param>
internal sealed class BytePattern(string pattern)
{
    private readonly byte[] _pattern = Encoding.UTF8.GetBytes(pattern);

    /// <summary>Whether a value is a pattern.</summary>
    public static bool Has(string value) => value.AsSpan().ContainsAny('*', '?');

    /// <summary>Matches a whole text. Only the last star is ever reconsidered, so no pattern costs more than pattern times text.</summary>
    public bool Matches(ReadOnlySpan<byte> text)
    {
        int at = 0;
        int read = 0;
        int lastStar = -1;
        int starTook = 0;
        while (read < text.Length)
        {
            if (at < _pattern.Length && _pattern[at] == (byte)'*')
            {
                lastStar = at++;
                starTook = read;
            }
            else if (at < _pattern.Length && _pattern[at] == (byte)'?' && IsStart(text[read]))
            {
                at++;
                read = NextStart(text, read);
            }
            else if (at < _pattern.Length && _pattern[at] == text[read] && _pattern[at] != (byte)'?')
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

        return text.Length > 0 && _pattern.AsSpan(at).TrimStart((byte)'*').IsEmpty;
    }

    private static bool IsStart(byte unit) => (unit & 0xC0) != 0x80;

    private static int NextStart(ReadOnlySpan<byte> text, int at)
    {
        do
        {
            at++;
        }
        while (at < text.Length && !IsStart(text[at]));
        return at;
    }
}
