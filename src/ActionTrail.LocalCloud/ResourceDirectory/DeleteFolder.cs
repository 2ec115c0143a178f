using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Deletes a folder that holds neither folders nor members.</summary>
internal sealed class DeleteFolder : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => FolderResource(tree, call.Parameters.Optional("FolderId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        FolderDocument folder = DirectoryInput.Folder(call, tree);
        if (folder.ParentFolderId is null)
        {
            throw DirectoryErrors.Invalid("FolderId", "The Root folder cannot be deleted.");
        }

        if (tree.Folders.Any(other => other.ParentFolderId == folder.FolderId))
        {
            throw new CloudError(409, "DeleteConflict.Folder.SubFolder", $"The folder '{folder.Name}' still holds folders.");
        }

        if (tree.Members.Any(member => member.FolderId == folder.FolderId))
        {
            throw new CloudError(409, "DeleteConflict.Folder.Account", $"The folder '{folder.Name}' still holds members.");
        }

        ControlPolicies.DetachAll(call.Cloud, tree.ManagementAccountId, folder.FolderId);
        call.Cloud.Documents.Remove<FolderDocument>(tree.ManagementAccountId, folder.FolderId);
        call.Refer("ACS::ResourceManager::Folder", folder.FolderId);
        return [];
    }
}
