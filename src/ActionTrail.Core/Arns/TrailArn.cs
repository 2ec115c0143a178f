using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Trails;

namespace ActionTrail.Core.Arns;

/// <summary>A trail: <c>acs:actiontrail:homeRegion:account:trail/name</c>.</summary>
/// <param name="HomeRegion">The region where the trail was created.</param>
/// <param name="Account">The account that owns the trail.</param>
/// <param name="Trail">The trail.</param>
public sealed record TrailArn(RegionId HomeRegion, AccountId Account, TrailName Trail)
{
    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="InvalidNameException">The text has not the form, or a part breaks its rule.</exception>
    public static TrailArn Parse(string text)
    {
        Arn arn = Arn.Parse(text, "Trail ARN", "actiontrail", "trail/");
        return new(RegionId.Parse(arn.Region), AccountId.Parse(arn.Account), TrailName.Parse(arn.Resource));
    }

    /// <summary>Parses the text if it has the form.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The ARN, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out TrailArn? result)
    {
        result = Arn.ParseOrNull(text, Parse);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"acs:actiontrail:{HomeRegion}:{Account}:trail/{Trail}";
}
