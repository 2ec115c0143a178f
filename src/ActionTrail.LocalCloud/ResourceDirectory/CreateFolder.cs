using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Creates a folder; the tree is at most five levels deep below Root and holds at most 100 folders.</summary>
internal sealed class CreateFolder : DirectoryOperation
{
    private const int DeepestLevel = 5;
    private const int MostFolders = 100;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => FolderResource(tree, call.Parameters.Optional("ParentFolderId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string name = DirectoryInput.Required(call, "FolderName", "Folder.Name");
        DirectoryNames.DemandFolderName(name);
        FolderDocument parent = DirectoryInput.FolderOrRoot(call, tree);
        IReadOnlyList<FolderDocument> folders = tree.Folders;
        if (folders.Any(folder => folder.ParentFolderId == parent.FolderId && folder.Name == name))
        {
            throw DirectoryErrors.Invalid("Folder.Name.AlreadyUsed", $"The folder '{parent.Name}' already holds a folder named '{name}'.");
        }

        // The path to the parent counts Root, which is level 0.
        if (tree.PathTo(parent.FolderId).Count > DeepestLevel)
        {
            throw new CloudError(409, "LimitExceeded.Folder.Depth", $"Folders can be at most {DeepestLevel} levels below Root.");
        }

        if (folders.Count - 1 >= MostFolders)
        {
            throw new CloudError(409, "QuotaExceeded.Folder.Count", $"A resource directory can hold at most {MostFolders} folders.");
        }

        var created = new FolderDocument("fd-" + call.Cloud.Ids.Text(10), name, parent.FolderId, call.Now) { Tags = DirectoryInput.Tags(call) };
        call.Cloud.Documents.Put(tree.ManagementAccountId, created.FolderId, created);
        ControlPolicies.AttachDefault(call.Cloud, tree.Directory, created.FolderId);
        call.Refer("ACS::ResourceManager::Folder", created.FolderId);
        return new JsonObject { ["Folder"] = DirectoryJson.Folder(created) };
    }
}
