using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Arns;

/// <summary>A Log Service project: <c>acs:log:region:account:project/name</c>.</summary>
/// <param name="Region">The project's region.</param>
/// <param name="Account">The account that owns the project; null where an old ARN leaves it out.</param>
/// <param name="Project">The project.</param>
public sealed record SlsProjectArn(RegionId Region, AccountId? Account, SlsProjectName Project)
{
    /// <summary>The ARN of a logstore of this project, as policies write it.</summary>
    /// <param name="logstore">The logstore.</param>
    /// <returns>The ARN.</returns>
    public Arn Logstore(SlsLogstoreName logstore) => new("log", Region.Value, Account?.Value ?? "", $"project/{Project}/logstore/{logstore}");

    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="InvalidNameException">The text has not the form, or a part breaks its rule.</exception>
    public static SlsProjectArn Parse(string text)
    {
        Arn arn = Arn.Parse(text, "Log Service project ARN", "log", "project/");
        return new(RegionId.Parse(arn.Region), arn.Account.Length == 0 ? null : AccountId.Parse(arn.Account), SlsProjectName.Parse(arn.Resource));
    }

    /// <summary>Parses the text if it has the form.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The ARN, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out SlsProjectArn? result)
    {
        result = Arn.ParseOrNull(text, Parse);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"acs:log:{Region}:{Account}:project/{Project}";
}
