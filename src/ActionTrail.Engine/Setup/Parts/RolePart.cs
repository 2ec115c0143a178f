using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>The delivery role: whom it trusts, what it may do.</summary>
internal sealed class RolePart(SetupSession session, SetupRole wanted) : ISetupPart
{
    /// <summary>Marks a role that a setup file made, so that taking the setup away takes no other role away.</summary>
    public const string Description = "Lets ActionTrail deliver events to this account; made by a setup file";

    private readonly RamClient _ram = new(session.Connection(wanted.Account));

    private TrustPolicy Trust
    {
        get
        {
            AccountId owner = session.Id(wanted.Account);
            return TrustPolicy.ForServiceOf(ServicePrincipals.ActionTrail, [.. wanted.Trust.Select(session.Id).Select(account => account == owner ? null : account)]);
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        RamRole? role = await Absence.OrNullAsync(_ram.GetRoleAsync(wanted.Name, cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<AttachedPolicy> policies = role is null ? [] : await _ram.ListPoliciesAsync(wanted.Name, cancellationToken).ConfigureAwait(false);
        session.RoleChanged = role is null ? null : policies.Select(static policy => policy.AttachDate).Append(role.UpdateDate).Append(role.CreateDate).Max();

        var steps = new SetupSteps($"Role {wanted.Name}", wanted.Account);
        var trust = Trust;
        steps.Existence($"trusts {RoleTrust.Describe(trust)}", role is not null, Changing(token => _ram.CreateRoleAsync(new NewRole(wanted.Name, trust.ToJson()) { Description = Description }, token)));
        if (role is not null)
        {
            var found = TrustPolicy.Parse(role.TrustPolicy ?? "");
            steps.Property(
                "trust", RoleTrust.Describe(trust), RoleTrust.Describe(found), RoleTrust.IsWider(found, trust),
                Changing(token => _ram.UpdateRoleAsync(wanted.Name, new RoleChange { TrustPolicy = trust.ToJson() }, token)));
        }

        foreach (string policy in wanted.Policies)
        {
            bool isAttached = policies.Any(attached => attached.Id == PolicyId.System(policy));
            steps.Property($"policy {policy}", "attached", isAttached ? "attached" : SetupSteps.None, isWeaker: true, Changing(token => _ram.AttachPolicyAsync(wanted.Name, PolicyId.System(policy), token)));
        }

        foreach (PolicyId extra in policies.Select(static attached => attached.Id).Where(id => id.Type != PolicyType.System || !wanted.Policies.Contains(id.Name, StringComparer.Ordinal)))
        {
            steps.Property($"policy {extra.Name}", SetupSteps.None, "attached", isWeaker: true, Changing(token => _ram.DetachPolicyAsync(wanted.Name, extra, token)));
        }

        return steps.All;
    }

    private Func<CancellationToken, Task> Changing(Func<CancellationToken, Task> change) => async cancellationToken =>
    {
        await change(cancellationToken).ConfigureAwait(false);
        session.RoleChanged = session.Time.GetUtcNow();
    };
}
