using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Core.Policies;

namespace ActionTrail.Engine.Setup;

/// <summary>Makes the role that ActionTrail writes with, and says whom it trusts. Idempotent.</summary>
/// <param name="connection">An identity of the destination account.</param>
public sealed class DeliveryRoleSetup(CloudConnection connection)
{
    /// <summary>Name that guides and templates use.</summary>
    public const string DefaultName = "ActionTrailDeliveryRole";

    private static readonly PolicyId[] s_policies = [.. SystemPolicies.OfDeliveryRole.Select(PolicyId.System)];
    private readonly RamClient _ram = new(connection);

    /// <summary>
    /// Creates the role where it is missing, trusting ActionTrail for its own account as the console does, and attaches the system policies
    /// for delivery and for platform operations. The trust of a role that exists is left alone.
    /// </summary>
    /// <param name="name">Role name.</param>
    /// <param name="cancellationToken">Ends the work; a further call completes it.</param>
    /// <returns>The role as it is now.</returns>
    /// <exception cref="ApiException">RAM refused a call.</exception>
    public async Task<DeliveryRole> EnsureAsync(RoleName name, CancellationToken cancellationToken)
    {
        try
        {
            await _ram.GetRoleAsync(name, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException missing) when (missing.Kind == ApiErrorKind.NotFound)
        {
            string trust = TrustPolicy.ForService(ServicePrincipals.ActionTrail, actingFor: null).ToJson();
            await _ram.CreateRoleAsync(new NewRole(name, trust) { Description = "Lets ActionTrail deliver events to this account" }, cancellationToken).ConfigureAwait(false);
        }

        IReadOnlyList<AttachedPolicy> attached = await _ram.ListPoliciesAsync(name, cancellationToken).ConfigureAwait(false);
        foreach (PolicyId missing in s_policies.Except(attached.Select(static policy => policy.Id)))
        {
            await _ram.AttachPolicyAsync(name, missing, cancellationToken).ConfigureAwait(false);
        }

        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the role trust ActionTrail acting for the account that owns the trail, and nobody else.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="trailOwner">Management account, or delegated administrator, that owns the trail.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The role as it is now.</returns>
    /// <exception cref="ApiException">There is no such role, or RAM refused.</exception>
    public Task<DeliveryRole> TrustAsync(RoleName name, AccountId trailOwner, CancellationToken cancellationToken) =>
        TrustAsync(name, TrustPolicy.ForService(ServicePrincipals.ActionTrail, trailOwner), cancellationToken);

    /// <summary>Gives the role a trust policy.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The role as it is now.</returns>
    /// <exception cref="ApiException">There is no such role, or RAM refused.</exception>
    public async Task<DeliveryRole> TrustAsync(RoleName name, TrustPolicy policy, CancellationToken cancellationToken)
    {
        RamRole role = await _ram.GetRoleAsync(name, cancellationToken).ConfigureAwait(false);
        string wanted = policy.ToJson();
        if (role.TrustPolicy is null || TrustPolicy.Parse(role.TrustPolicy).ToJson() != wanted)
        {
            await _ram.UpdateRoleAsync(name, new RoleChange { TrustPolicy = wanted }, cancellationToken).ConfigureAwait(false);
        }

        return await GetAsync(name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a role.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The role.</returns>
    /// <exception cref="ApiException">There is no such role, or RAM refused.</exception>
    public async Task<DeliveryRole> GetAsync(RoleName name, CancellationToken cancellationToken)
    {
        RamRole role = await _ram.GetRoleAsync(name, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<AttachedPolicy> policies = await _ram.ListPoliciesAsync(name, cancellationToken).ConfigureAwait(false);
        string trust = role.TrustPolicy ?? throw new ApiException("Ram.GetRole", 200, "MalformedAnswer", $"Role '{name}' came without its trust policy.", "");
        return new DeliveryRole
        {
            Name = role.Name.Value,
            Arn = role.Arn.ToString(),
            AccountId = role.Arn.Account.Value,
            TrustedServices = [.. TrustPolicy.Parse(trust).Document.Statements.SelectMany(static statement => statement.Principal?.Service ?? [])],
            Policies = [.. policies.Select(static policy => policy.Id.Name)],
            TrustPolicy = trust,
        };
    }

    /// <summary>Takes the policies for delivery away from the role; what depends on it stops delivering.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="ApiException">There is no such role, or RAM refused.</exception>
    public async Task DetachPoliciesAsync(RoleName name, CancellationToken cancellationToken)
    {
        IReadOnlyList<AttachedPolicy> attached = await _ram.ListPoliciesAsync(name, cancellationToken).ConfigureAwait(false);
        foreach (PolicyId policy in s_policies.Intersect(attached.Select(static policy => policy.Id)))
        {
            await _ram.DetachPolicyAsync(name, policy, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Detaches every policy of the role and deletes it; what depends on it stops delivering.</summary>
    /// <param name="name">Role name.</param>
    /// <param name="cancellationToken">Ends the work; a further call completes it.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="ApiException">There is no such role, or RAM refused.</exception>
    public async Task RemoveAsync(RoleName name, CancellationToken cancellationToken)
    {
        foreach (AttachedPolicy attached in await _ram.ListPoliciesAsync(name, cancellationToken).ConfigureAwait(false))
        {
            await _ram.DetachPolicyAsync(name, attached.Id, cancellationToken).ConfigureAwait(false);
        }

        await _ram.DeleteRoleAsync(name, cancellationToken).ConfigureAwait(false);
    }
}
