using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Accounts;

/// <summary>The id (UID) of an Alibaba Cloud account: 16 digits, always text so that no digit is lost.</summary>
/// <remarks>Source: Resource Directory entity ids.</remarks>
public sealed record AccountId
{
    private static readonly NameRule s_rule = new("Account id", 16, 16)
    {
        Allowed = new("digits", NameRule.Digits),
    };

    private AccountId(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The account id.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static AccountId Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The account id, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AccountId? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
