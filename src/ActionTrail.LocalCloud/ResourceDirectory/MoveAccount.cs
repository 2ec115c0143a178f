using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Moves a member into another folder; where it stays a member throughout.</summary>
internal sealed class MoveAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        FolderDocument destination = DirectoryInput.Folder(call, tree, "DestinationFolderId");
        call.Cloud.Documents.Put(tree.ManagementAccountId, member.AccountId, member with { FolderId = destination.FolderId, ModifiedAt = call.Now });
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return [];
    }
}
