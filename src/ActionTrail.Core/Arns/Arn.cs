using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Arns;

/// <summary>The name of a resource: <c>acs:service:region:account:resource</c>.</summary>
/// <param name="Service">RAM code of the service, for example <c>oss</c>; never empty.</param>
/// <param name="Region">Region id; empty or <c>*</c> for any.</param>
/// <param name="Account">Account id; empty or <c>*</c> for any.</param>
/// <param name="Resource">The rest; may hold further colons and slashes; never empty.</param>
public sealed record Arn(string Service, string Region, string Account, string Resource)
{
    private const string Kind = "ARN";

    /// <summary>Parses the text; the parts are taken as they are, wildcards included.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="InvalidNameException">The text has not the form.</exception>
    public static Arn Parse(string text) => Parse(text, Kind);

    /// <summary>Parses the text if it has the form.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The ARN, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Arn? result)
    {
        result = null;
        if (text is null || text.Split(':', 5) is not ["acs", { Length: > 0 } service, string region, string account, { Length: > 0 } resource])
        {
            return false;
        }

        result = new(service, region, account, resource);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"acs:{Service}:{Region}:{Account}:{Resource}";

    internal static Arn Parse(string text, string kind) => TryParse(text, out Arn? arn)
        ? arn
        : throw new InvalidNameException(kind, text, "is not of the form acs:service:region:account:resource");

    /// <summary>Parses an ARN of one service whose resource starts with a fixed word.</summary>
    internal static Arn Parse(string text, string kind, string service, string resourceStart)
    {
        Arn arn = Parse(text, kind);
        return string.Equals(arn.Service, service, StringComparison.OrdinalIgnoreCase) && arn.Resource.StartsWith(resourceStart, StringComparison.Ordinal)
            ? arn with { Resource = arn.Resource[resourceStart.Length..] }
            : throw new InvalidNameException(kind, text, $"is not of the form acs:{service}:region:account:{resourceStart}name");
    }

    /// <summary>Runs a strict parser and turns a refusal into null.</summary>
    internal static T? ParseOrNull<T>(string? text, Func<string, T> parse)
        where T : class
    {
        try
        {
            return text is null ? null : parse(text);
        }
        catch (InvalidNameException)
        {
            return null;
        }
    }
}
