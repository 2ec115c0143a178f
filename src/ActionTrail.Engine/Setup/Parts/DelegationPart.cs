using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.Core.Policies;
using ActionTrail.Core.Setup;

namespace ActionTrail.Engine.Setup.Parts;

/// <summary>A member that administers ActionTrail.</summary>
internal sealed class DelegationPart(SetupSession session, SetupDelegation delegation) : ISetupPart
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<SetupStep>> ReadAsync(CancellationToken cancellationToken)
    {
        string member = session.Id(delegation.Account).Value;
        var client = new DelegationClient(session.Connection(delegation.Management));
        bool isThere = false;
        await foreach (DelegatedAdministrator known in client.ListAdministratorsAsync(ServicePrincipals.ActionTrail, cancellationToken).ConfigureAwait(false))
        {
            isThere |= known.AccountId == member;
        }

        var steps = new SetupSteps($"Delegated administrator {member}", delegation.Management);
        steps.Existence($"administers {ServicePrincipals.ActionTrail}", isThere, token => client.RegisterAsync(member, ServicePrincipals.ActionTrail, token));
        return steps.All;
    }
}
