using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Ends a member's administration of a trusted service.</summary>
internal sealed class DeregisterDelegatedAdministrator : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        string service = DirectoryInput.Required(call, "ServicePrincipal");
        if (!call.Cloud.Documents.Remove<DelegationDocument>(tree.ManagementAccountId, Delegations.Key(member.AccountId, service)))
        {
            throw new CloudError(409, "AccountNotRegistered", $"The member '{member.AccountId}' does not administer {service}.");
        }

        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return [];
    }
}
