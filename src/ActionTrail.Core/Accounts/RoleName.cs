using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Accounts;

/// <summary>The name of a RAM role: 1 to 64 letters, digits, dots and dashes. Names compare without case, because the cloud answers them lower-cased.</summary>
/// <remarks>Source: RAM CreateRole; service-linked role ARNs.</remarks>
public sealed record RoleName
{
    private static readonly NameRule s_rule = new("Role name", 1, 64)
    {
        Allowed = new("letters, digits, . and -", NameRule.Letters + NameRule.Digits + ".-"),
    };

    private RoleName(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The role name.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static RoleName Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The role name, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RoleName? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <summary>Compares without case.</summary>
    /// <param name="other">The other name.</param>
    /// <returns>Whether both name the same role.</returns>
    public bool Equals(RoleName? other) => string.Equals(Value, other?.Value, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
