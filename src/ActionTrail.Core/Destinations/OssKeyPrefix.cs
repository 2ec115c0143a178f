using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Destinations;

/// <summary>The prefix of delivered objects: empty, or 6 to 32 letters, digits, dashes, slashes and underscores, starting with a letter.</summary>
/// <remarks>Source: CreateTrail, parameter OssKeyPrefix.</remarks>
public sealed record OssKeyPrefix
{
    private static readonly NameRule s_rule = new("OSS key prefix", 6, 32)
    {
        Allowed = new("letters, digits, -, / and _", NameRule.Letters + NameRule.Digits + "-/_"),
        First = new("a letter", NameRule.Letters),
    };

    private OssKeyPrefix(string value) => Value = value;

    /// <summary>No prefix.</summary>
    public static OssKeyPrefix None { get; } = new("");

    /// <summary>The text; empty for <see cref="None"/>.</summary>
    public string Value { get; }

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The prefix.</returns>
    /// <exception cref="Errors.InvalidNameException">The text breaks the rule.</exception>
    public static OssKeyPrefix Parse(string text)
    {
        if (text.Length == 0)
        {
            return None;
        }

        s_rule.Demand(text);
        return new(text);
    }

    /// <summary>Parses the text if it keeps the rule.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The prefix, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out OssKeyPrefix? result)
    {
        result = text is not null && (text.Length == 0 || s_rule.Violation(text) is null) ? new(text) : null;
        return result is not null;
    }

    /// <summary>Puts the prefix in front of a key.</summary>
    /// <param name="key">Key without prefix, for example <c>AliyunLogs/…</c>.</param>
    /// <returns>The whole key; never with a double slash after the prefix.</returns>
    // Unconfirmed: what the cloud does with a prefix that ends in a slash; one slash is our choice.
    public string Before(string key) => Value.Length == 0 ? key : $"{Value.TrimEnd('/')}/{key}";

    /// <inheritdoc/>
    public override string ToString() => Value;
}
