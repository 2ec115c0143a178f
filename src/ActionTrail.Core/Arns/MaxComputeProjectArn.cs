using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Arns;

/// <summary>A MaxCompute project that trails deliver to: <c>acs:odps:region:account:project/actiontrail_…</c>.</summary>
/// <param name="Region">The project's region.</param>
/// <param name="Account">The account that owns the project.</param>
/// <param name="Project">The project; <see cref="Parse"/> demands one that accepts delivery.</param>
/// <remarks>Policies write the same resource as <c>acs:odps:region:account:projects/name</c>.</remarks>
public sealed record MaxComputeProjectArn(RegionId Region, AccountId Account, MaxComputeProjectName Project)
{
    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="InvalidNameException">The text has not the form, or a part breaks its rule.</exception>
    public static MaxComputeProjectArn Parse(string text)
    {
        Arn arn = Arn.Parse(text, "MaxCompute project ARN", "odps", "project/");
        return new(RegionId.Parse(arn.Region), AccountId.Parse(arn.Account), MaxComputeProjectName.ParseForDelivery(arn.Resource));
    }

    /// <summary>Parses the text if it has the form.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The ARN, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out MaxComputeProjectArn? result)
    {
        result = Arn.ParseOrNull(text, Parse);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"acs:odps:{Region}:{Account}:project/{Project}";
}
