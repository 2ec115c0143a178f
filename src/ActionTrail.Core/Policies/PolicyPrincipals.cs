using ActionTrail.Core.Accounts;

namespace ActionTrail.Core.Policies;

/// <summary>The <c>Principal</c> of a statement: who is meant, as written.</summary>
public sealed class PolicyPrincipals
{
    internal PolicyPrincipals()
    {
    }

    /// <summary>RAM identities: <c>acs:ram::account:root</c>, <c>…:user/name</c>, <c>…:role/name</c> or <c>*</c>.</summary>
    public IReadOnlyList<string> Ram { get; init; } = [];

    /// <summary>Services: <c>service</c>, which acts for the role's own account, or <c>account@service</c>.</summary>
    public IReadOnlyList<string> Service { get; init; } = [];

    /// <summary>Identity providers: <c>acs:ram::account:saml-provider/name</c> or <c>…:oidc-provider/name</c>.</summary>
    public IReadOnlyList<string> Federated { get; init; } = [];

    /// <summary>Ids of accounts, users and roles, or <c>*</c>: the form of bucket policies.</summary>
    public IReadOnlyList<string> Ids { get; init; } = [];

    /// <summary>Whether a caller is meant.</summary>
    /// <param name="caller">The caller.</param>
    /// <param name="owner">The account that owns the role or bucket; null when unknown, and then no plain service is meant.</param>
    /// <returns>True when at least one entry means the caller.</returns>
    public bool Include(PolicyPrincipal caller, AccountId? owner) =>
        Ids.Any(id => MeansId(id, caller)) || caller.Kind switch
        {
            PolicyPrincipalKind.User or PolicyPrincipalKind.Role => Ram.Any(entry => MeansIdentity(entry, caller)),
            PolicyPrincipalKind.Service => Service.Any(entry => ServicePrincipalEntry.Parse(entry).Means(caller, owner)),
            PolicyPrincipalKind.Federated => Federated.Contains(caller.Name, StringComparer.Ordinal),
            // acs:ram::account:root trusts the account's users and roles, not its root user.
            _ => false,
        };

    // Unconfirmed: whether an account id in a bucket policy also means the account's users and roles; here it means its root only.
    private static bool MeansId(string id, PolicyPrincipal caller) =>
        id == "*" || id == caller.Id || (caller.Kind == PolicyPrincipalKind.Root && id == caller.Account?.Value);

    // Unconfirmed: whether the cloud honours wildcards in principals; they are honoured here and reported by TrustPolicy.Inspect.
    private static bool MeansIdentity(string entry, PolicyPrincipal caller)
    {
        var pattern = new WildcardPattern(entry.ToLowerInvariant());
        return pattern.Matches(caller.ToString().ToLowerInvariant()) || pattern.Matches($"acs:ram::{caller.Account}:root");
    }
}
