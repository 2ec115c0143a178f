using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Destinations;

/// <summary>The name of a MaxCompute project: 3 to 28 letters, digits and underscores, starting with a letter.</summary>
/// <remarks>Source: MaxCompute CreateProject.</remarks>
public sealed record MaxComputeProjectName
{
    /// <summary>How the name of a delivery project starts.</summary>
    public const string DeliveryStart = "actiontrail_";

    private static readonly NameRule s_rule = new("MaxCompute project name", 3, 28)
    {
        Allowed = new("letters, digits and _", NameRule.Letters + NameRule.Digits + "_"),
        First = new("a letter", NameRule.Letters),
    };

    private MaxComputeProjectName(string value) => Value = value;

    /// <summary>Whether trails may deliver to this project.</summary>
    /// <remarks>Source: CreateTrail, parameter MaxComputeProjectArn.</remarks>
    public bool AcceptsDelivery => Value.StartsWith(DeliveryStart, StringComparison.Ordinal);

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The project name.</returns>
    /// <exception cref="InvalidNameException">The text breaks the rule.</exception>
    public static MaxComputeProjectName Parse(string text)
    {
        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The project name, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MaxComputeProjectName? result)
    {
        result = text is not null && s_rule.Violation(text) is null ? new(text) : null;
        return result is not null;
    }

    /// <summary>Parses the name of a project that trails may deliver to: it starts with <c>actiontrail_</c>.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The project name.</returns>
    /// <exception cref="InvalidNameException">The text breaks the rule or lacks the start.</exception>
    public static MaxComputeProjectName ParseForDelivery(string text)
    {
        MaxComputeProjectName name = Parse(text);
        return name.AcceptsDelivery
            ? name
            : throw new InvalidNameException(s_rule.Kind, text, $"does not start with {DeliveryStart}; trails deliver only to projects that do");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
