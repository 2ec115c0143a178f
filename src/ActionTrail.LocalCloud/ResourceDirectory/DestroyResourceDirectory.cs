using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Takes an empty directory apart: no members, no folders but Root.</summary>
internal sealed class DestroyResourceDirectory : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        if (tree.Members.Count > 0)
        {
            throw new CloudError(409, "DeleteConflict.ResourceDirectory.Account", $"The resource directory still has {tree.Members.Count} members.");
        }

        if (tree.Folders.Count > 1)
        {
            // Unconfirmed: the code for a directory without members that still has folders.
            throw new CloudError(409, "DeleteConflict.ResourceDirectory.Folder", $"The resource directory still has {tree.Folders.Count - 1} folders below Root.");
        }

        string account = tree.ManagementAccountId;
        ControlPolicies.Forget(call.Cloud, account);
        call.Cloud.Documents.Remove<FolderDocument>(account, tree.Directory.RootFolderId);
        foreach ((string service, _) in call.Cloud.Documents.List<TrustedServiceDocument>(account))
        {
            call.Cloud.Documents.Remove<TrustedServiceDocument>(account, service);
        }

        call.Cloud.Documents.Remove<DirectoryDocument>(account, DirectoryDocument.Key);
        call.Refer("ACS::ResourceManager::ResourceDirectory", tree.Directory.DirectoryId);
        return [];
    }
}
