using ActionTrail.Core.Accounts;
using ActionTrail.Core.Names;

namespace ActionTrail.Core.Policies;

/// <summary>Finds the classic mistakes in a trust policy.</summary>
internal static class TrustInspection
{
    private const int MaxTypos = 3;

    public static IReadOnlyList<TrustFinding> Run(TrustPolicy policy, PolicyPrincipal service, AccountId roleOwner)
    {
        PolicyPrincipals[] trusted = [.. policy.Document.Statements.Where(s => s.Effect == PolicyEffect.Allow).Select(s => s.Principal!)];
        ServicePrincipalEntry[] entries = [.. trusted.SelectMany(principal => principal.Service).Select(ServicePrincipalEntry.Parse)];
        List<TrustFinding> findings =
        [
            .. trusted.SelectMany(principal => principal.Ram).Where(entry => entry.Contains('*', StringComparison.Ordinal)).Select(Wildcard),
            .. entries.Where(entry => entry.HasWildcard).Select(entry => Wildcard(entry.ToString())),
        ];
        if (policy.Evaluate(service, roleOwner).IsAllowed)
        {
            return findings;
        }

        string expected = service.Account == roleOwner ? service.Name : service.ToString();
        TrustFinding[] near = [.. entries.Where(entry => !entry.HasWildcard).Select(entry => Compare(entry, service, roleOwner, expected)).OfType<TrustFinding>()];
        findings.AddRange(near.Length > 0 ? near :
        [
            entries.Any(entry => entry.Means(service, roleOwner))
                ? new(TrustFindingKind.Refused, expected, $"trusts {expected}, but a Deny statement or a condition keeps it out")
                : new(TrustFindingKind.ServiceMissing, "", $"does not trust {expected}"),
        ]);
        return findings;
    }

    private static TrustFinding Wildcard(string entry) =>
        new(TrustFindingKind.Wildcard, entry, $"trusts '{entry}', which lets strangers in; name the account and the service");

    private static TrustFinding? Compare(ServicePrincipalEntry entry, PolicyPrincipal service, AccountId roleOwner, string expected)
    {
        if (!string.Equals(entry.Service, service.Name, StringComparison.OrdinalIgnoreCase))
        {
            return EditDistance.Between(entry.Service, service.Name) <= MaxTypos
                ? new(TrustFindingKind.MisspeltService, entry.ToString(), $"trusts '{entry}', which is no service; expected {expected}")
                : null;
        }

        return entry.Means(service, roleOwner) ? null
            : entry.Account is null
                ? new(TrustFindingKind.PlainService, entry.ToString(), $"trusts {entry} for the role's own account {roleOwner} only; expected {expected}")
                : new(TrustFindingKind.WrongAccount, entry.ToString(), $"trusts {service.Name} for account {entry.Account}; expected {expected}");
    }
}
