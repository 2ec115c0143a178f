using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Destinations;

/// <summary>The name of a logstore: 2 to 63 lower-case letters, digits, dashes and underscores, starting with a letter or digit.</summary>
/// <remarks>Source: Log Service limits page. The last character is free here, because a trail name may end in a dash and its logstore is named after it.</remarks>
public sealed record SlsLogstoreName
{
    private static readonly NameRule s_rule = new("Logstore name", 2, 63)
    {
        Allowed = new("lower-case letters, digits, - and _", NameRule.LowerLetters + NameRule.Digits + "-_"),
        First = new("a lower-case letter or digit", NameRule.LowerLetters + NameRule.Digits),
    };

    private SlsLogstoreName(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The logstore name.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static SlsLogstoreName Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The logstore name, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SlsLogstoreName? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
