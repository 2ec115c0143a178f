using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Policies;

/// <summary>One <c>Service</c> entry of a trust policy: <c>service</c> or <c>account@service</c>.</summary>
/// <param name="Account">The account the service must act for; null for the account that owns the role.</param>
/// <param name="Service">Domain of the service.</param>
internal sealed record ServicePrincipalEntry(string? Account, string Service)
{
    public bool HasWildcard => Service.Contains('*', StringComparison.Ordinal) || Account?.Contains('*', StringComparison.Ordinal) == true;

    public static ServicePrincipalEntry Parse(string text) => text.Split('@', 2) is [var account, var service]
        ? new(account, service)
        : new(null, text);

    /// <summary>The truth table of <c>account@service</c>: the plain form means the owner's own account, the other form the named one.</summary>
    public bool Means(PolicyPrincipal caller, AccountId? owner) =>
        new WildcardPattern(Service.ToLowerInvariant()).Matches(caller.Name.ToLowerInvariant())
        && caller.Account is { } actingFor
        && (Account is null ? actingFor == owner : new WildcardPattern(Account).Matches(actingFor.Value));

    public override string ToString() => Account is null ? Service : $"{Account}@{Service}";
}
