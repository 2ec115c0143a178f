using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Renames a folder; Root keeps its name.</summary>
internal sealed class UpdateFolder : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => FolderResource(tree, call.Parameters.Optional("FolderId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        FolderDocument folder = DirectoryInput.Folder(call, tree);
        string name = DirectoryInput.Required(call, "NewFolderName", "Folder.Name");
        DirectoryNames.DemandFolderName(name);
        if (folder.ParentFolderId is null)
        {
            throw DirectoryErrors.Invalid("FolderId", "The Root folder cannot be renamed.");
        }

        if (tree.Folders.Any(other => other.FolderId != folder.FolderId && other.ParentFolderId == folder.ParentFolderId && other.Name == name))
        {
            throw DirectoryErrors.Invalid("Folder.Name.AlreadyUsed", $"There is another folder named '{name}' beside this one.");
        }

        FolderDocument renamed = folder with { Name = name };
        call.Cloud.Documents.Put(tree.ManagementAccountId, folder.FolderId, renamed);
        call.Refer("ACS::ResourceManager::Folder", folder.FolderId);
        return new JsonObject { ["Folder"] = DirectoryJson.Folder(renamed) };
    }
}
