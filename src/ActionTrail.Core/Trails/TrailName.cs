using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Trails;

/// <summary>The name of a trail: 6 to 36 lower-case letters, digits, dashes and underscores, starting with a letter; unique in its account.</summary>
/// <remarks>Source: CreateTrail, parameter Name.</remarks>
public sealed record TrailName
{
    private static readonly NameRule s_rule = new("Trail name", 6, 36)
    {
        Allowed = new("lower-case letters, digits, - and _", NameRule.LowerLetters + NameRule.Digits + "-_"),
        First = new("a lower-case letter", NameRule.LowerLetters),
    };

    private TrailName(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The trail name.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static TrailName Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The trail name, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TrailName? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
