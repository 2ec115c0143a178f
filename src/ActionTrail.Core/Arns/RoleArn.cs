using System.Diagnostics.CodeAnalysis;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.Core.Arns;

/// <summary>A RAM role: <c>acs:ram::account:role/name</c>. The name compares without case.</summary>
/// <param name="Account">The account that owns the role.</param>
/// <param name="Role">The role.</param>
public sealed record RoleArn(AccountId Account, RoleName Role)
{
    /// <summary>Parses the text.</summary>
    /// <param name="text">Text to parse.</param>
    /// <returns>The ARN.</returns>
    /// <exception cref="InvalidNameException">The text has not the form, or a part breaks its rule.</exception>
    public static RoleArn Parse(string text)
    {
        Arn arn = Arn.Parse(text, "Role ARN", "ram", "role/");
        return arn.Region.Length == 0
            ? new(AccountId.Parse(arn.Account), RoleName.Parse(arn.Resource))
            : throw new InvalidNameException("Role ARN", text, $"has the region '{arn.Region}'; roles have none");
    }

    /// <summary>Parses the text if it has the form.</summary>
    /// <param name="text">Text to parse; null never parses.</param>
    /// <param name="result">The ARN, or null.</param>
    /// <returns>Whether it parsed.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RoleArn? result)
    {
        result = Arn.ParseOrNull(text, Parse);
        return result is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"acs:ram::{Account}:role/{Role}";
}
