using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Checks whether a member can be deleted; the outcome is read with GetAccountDeletionCheckResult.</summary>
internal sealed class CheckAccountDelete : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        AccountDeletions.DemandDeletable(call.Cloud, tree, member);
        AccountDeletions.Check(call.Cloud, tree, member);
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return [];
    }
}
