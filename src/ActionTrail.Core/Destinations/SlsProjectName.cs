using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Destinations;

/// <summary>The name of a Log Service project: 3 to 63 lower-case letters, digits and dashes, with a letter or digit at both ends.</summary>
/// <remarks>Source: Log Service limits page.</remarks>
public sealed record SlsProjectName
{
    private static readonly NameRule s_rule = new("Log Service project name", 3, 63)
    {
        Allowed = new("lower-case letters, digits and -", NameRule.LowerLetters + NameRule.Digits + "-"),
        First = new("a lower-case letter or digit", NameRule.LowerLetters + NameRule.Digits),
        Last = new("a lower-case letter or digit", NameRule.LowerLetters + NameRule.Digits),
    };

    private SlsProjectName(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The project name.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static SlsProjectName Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The project name, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SlsProjectName? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
