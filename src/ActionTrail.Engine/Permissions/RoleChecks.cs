using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;
using ActionTrail.Engine.Setup;

namespace ActionTrail.Engine.Permissions;

/// <summary>Judges a role by its documents: trust, trust that is too wide, and the policy for delivery.</summary>
internal static class RoleChecks
{
    public static IEnumerable<SetupCheck> Run(RoleDocuments role, AccountId trailOwner, WritePermissions permissions, OracleMends mends)
    {
        string subject = $"Role {role.Role.Name}";
        PolicyVerdict verdict = permissions.Assume();
        TrustFinding[] findings = [.. role.Trust.Inspect(PolicyPrincipal.Service(ServicePrincipals.ActionTrail, trailOwner), role.Arn.Account)];
        string[] wildcards = [.. findings.Where(static finding => finding.Kind == TrustFindingKind.Wildcard).Select(static finding => finding.Message)];
        yield return SetupCheck.Of(
            subject, $"trusts ActionTrail acting for account {trailOwner}", verdict.IsAllowed, Trust(role, verdict, findings), mends.Trust(role.Role.Name)) with
        {
            Action = "sts:AssumeRole", DecidedBy = verdict.DecidedBy is { } statement ? $"statement {statement.Index} of {statement.PolicyName}" : "",
        };
        yield return SetupCheck.Of(
            subject, "trusts nobody by a wildcard", wildcards.Length == 0, wildcards.Length == 0 ? "no wildcard" : string.Join("; ", wildcards), mends.Trust(role.Role.Name));
        bool carries = role.Carries(SystemPolicies.ActionTrailDelivery) || (role.IsServiceLinked && role.Carries(SystemPolicies.ActionTrailServiceRole));
        yield return SetupCheck.Of(
            subject,
            $"carries {(role.IsServiceLinked ? SystemPolicies.ActionTrailServiceRole : SystemPolicies.ActionTrailDelivery)}",
            carries,
            role.Attached.Count == 0 ? "no policy" : string.Join(", ", role.Attached.Select(static policy => policy.Name)),
            mends.GivePolicy(role.Role.Name));
    }

    private static string Trust(RoleDocuments role, PolicyVerdict verdict, IEnumerable<TrustFinding> findings) => verdict switch
    {
        { IsAllowed: true } => string.Join(", ", role.Trust.Document.Statements.SelectMany(static statement => statement.Principal?.Service ?? [])),
        { Decision: PolicyDecision.ExplicitDeny } => $"statement {verdict.DecidedBy!.Index} of the trust policy denies it",
        _ => string.Join("; ", findings.Where(static finding => finding.Kind != TrustFindingKind.Wildcard).Select(static finding => finding.Message).DefaultIfEmpty("no statement lets it in")),
    };
}
