using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Makes a member administrator of a trusted service.</summary>
internal sealed class RegisterDelegatedAdministrator : DirectoryOperation
{
    private const int MostPerService = 10;

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string account = DirectoryInput.AccountId(call);
        string service = DirectoryInput.Required(call, "ServicePrincipal");
        if (!TrustedServices.IsDelegable(service))
        {
            throw new CloudError(409, "InvalidParameter.ServicePrincipal", $"'{service}' is no trusted service that members can administer.");
        }

        if (account == tree.ManagementAccountId)
        {
            throw new CloudError(409, "CannotRegisterMasterAsDelegatedAdministrator", "The management account administers every service and cannot be delegated to.");
        }

        MemberDocument member = tree.FindMember(account) ?? throw DirectoryErrors.NoAccount(account);
        if (Delegations.Exists(call.Cloud, tree.ManagementAccountId, account, service))
        {
            throw new CloudError(409, "AccountAlreadyRegistered", $"The member '{account}' administers {service} already.");
        }

        // Unconfirmed: the number is set by each service and not published.
        if (Delegations.All(call.Cloud, tree.ManagementAccountId).Count(delegation => delegation.ServicePrincipal == service) >= MostPerService)
        {
            throw new CloudError(409, "DelegatedAccountNumberExceeded", $"{service} has {MostPerService} delegated administrators already.");
        }

        call.Cloud.Documents.Put(tree.ManagementAccountId, Delegations.Key(account, service), new DelegationDocument(account, service, call.Now));
        TrustedServices.Enable(call.Cloud, tree.ManagementAccountId, service);
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return [];
    }
}
