using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Deletes a member that was checked; the local cloud keeps nobody silent for 45 days, so it happens at once.</summary>
internal sealed class DeleteAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        AccountDeletions.DemandDeletable(call.Cloud, tree, member);
        AccountDeletionDocument check = AccountDeletions.Find(call.Cloud, tree.ManagementAccountId, member.AccountId)
            ?? throw new CloudError(409, "EntityNotExists.CheckAccount", $"The account '{member.AccountId}' has not been checked (CheckAccountDelete checks it).");
        Enrolment.DemandUnusedByServices(call.Cloud, tree, member);
        AccountDeletions.Delete(call.Cloud, tree, member, check);
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return new JsonObject { ["DeletionType"] = "0" };
    }
}
