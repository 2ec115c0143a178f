using System.Diagnostics.CodeAnalysis;
using System.Text;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Destinations;

/// <summary>The key of an OSS object: 1 to 1023 bytes of UTF-8, not starting with a slash or backslash.</summary>
/// <remarks>Source: OSS object naming.</remarks>
public sealed record ObjectKey
{
    private const string Kind = "Object key";
    private const int MaxBytes = 1023;

    private ObjectKey(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The key.</returns>
    /// <exception cref="InvalidNameException">The text breaks the rule.</exception>
    public static ObjectKey Parse(string text) =>
        Violation(text) is { } reason ? throw new InvalidNameException(Kind, text, reason) : new(text);

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The key, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out ObjectKey? result)
    {
        result = text is not null && Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? Violation(string text)
    {
        if (text.Length == 0)
        {
            return $"is empty; 1 to {MaxBytes} bytes are allowed";
        }

        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > MaxBytes)
        {
            return $"has {bytes} bytes; 1 to {MaxBytes} are allowed";
        }

        return text[0] is '/' or '\\' ? $"starts with '{text[0]}'; it must not start with a slash or backslash" : null;
    }
}
