using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Accounts;

/// <summary>The id of a region, for example <c>cn-hangzhou</c>, <c>ap-southeast-1</c> or <c>cn-north-2-gov-1</c>.</summary>
/// <remarks>Source: ActionTrail endpoint list; the set of regions grows, so the form is checked and not the list.</remarks>
public sealed record RegionId
{
    private static readonly NameRule s_rule = new("Region id", 4, 64)
    {
        Allowed = new("lower-case letters, digits and -", NameRule.LowerLetters + NameRule.Digits + "-"),
        First = new("a lower-case letter", NameRule.LowerLetters),
        Last = new("a lower-case letter or digit", NameRule.LowerLetters + NameRule.Digits),
    };

    private RegionId(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The region id.</returns>
    /// <exception cref="InvalidNameException">The text breaks the rule.</exception>
    public static RegionId Parse(string text) =>
        Violation(text) is { } reason ? throw new InvalidNameException(s_rule.Kind, text, reason) : new(text);

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The region id, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RegionId? result)
    {
        result = text is not null && Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string? Violation(string text) => s_rule.Violation(text)
        ?? (text.IndexOf('-', StringComparison.Ordinal) is var dash && (dash < 2 || text.Contains("--", StringComparison.Ordinal))
            ? "is not of the form area-place, for example cn-hangzhou"
            : null);
}
