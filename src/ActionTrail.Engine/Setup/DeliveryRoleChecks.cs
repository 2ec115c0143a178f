using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Setup;

/// <summary>Checks whether trails of an account can write with a role: it exists, trusts them, and carries the policy for delivery.</summary>
/// <param name="connection">An identity of the account that owns the role.</param>
public sealed class DeliveryRoleChecks(CloudConnection connection)
{
    /// <summary>Runs the checks.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="trailOwner">Account that owns the trails.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>One entry per check.</returns>
    /// <exception cref="ApiException">RAM refused a call.</exception>
    public async Task<IReadOnlyList<SetupCheck>> RunAsync(RoleName name, AccountId trailOwner, CancellationToken cancellationToken)
    {
        string subject = $"Role {name}";
        DeliveryRole role;
        try
        {
            role = await new DeliveryRoleSetup(connection).GetAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            return [SetupCheck.Of(subject, "exists", passed: false, "no such role", $"New-AtDeliveryRole {name}")];
        }

        return [SetupCheck.Of(subject, "exists", passed: true, role.Arn, ""), Trust(subject, role, trailOwner), Policy(subject, role)];
    }

    private static SetupCheck Trust(string subject, DeliveryRole role, AccountId trailOwner)
    {
        var service = PolicyPrincipal.Service(ServicePrincipals.ActionTrail, trailOwner);
        var policy = TrustPolicy.Parse(role.TrustPolicy);
        bool trusted = policy.Evaluate(service, AccountId.Parse(role.AccountId)).IsAllowed;
        IReadOnlyList<TrustFinding> findings = policy.Inspect(service, AccountId.Parse(role.AccountId));
        string found = findings.Count > 0 ? string.Join(" ", findings.Select(static finding => finding.Message)) : string.Join(", ", role.TrustedServices);
        return SetupCheck.Of(subject, $"trusts ActionTrail acting for account {trailOwner}", trusted, found, $"Set-AtTrustPolicy {role.Name} -ManagementAccountId {trailOwner}");
    }

    private static SetupCheck Policy(string subject, DeliveryRole role) => SetupCheck.Of(
        subject,
        $"carries {SystemPolicies.ActionTrailDelivery}",
        role.Policies.Contains(SystemPolicies.ActionTrailDelivery, StringComparer.Ordinal),
        role.Policies.Count == 0 ? "no policy" : string.Join(", ", role.Policies),
        $"New-AtDeliveryRole {role.Name}");
}
