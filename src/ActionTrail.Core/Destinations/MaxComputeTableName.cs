using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Destinations;

/// <summary>The name of a MaxCompute table: 1 to 128 letters, digits and underscores, starting with a letter.</summary>
/// <remarks>Source: MaxCompute table DDL.</remarks>
public sealed record MaxComputeTableName
{
    private static readonly NameRule s_rule = new("MaxCompute table name", 1, 128)
    {
        Allowed = new("letters, digits and _", NameRule.Letters + NameRule.Digits + "_"),
        First = new("a letter", NameRule.Letters),
    };

    private MaxComputeTableName(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The table name.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static MaxComputeTableName Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The table name, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MaxComputeTableName? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
