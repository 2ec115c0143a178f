using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>One folder with its path.</summary>
internal sealed class GetFolder : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Administrators;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => FolderResource(tree, call.Parameters.Optional("FolderId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        FolderDocument folder = DirectoryInput.Folder(call, tree);
        JsonObject json = DirectoryJson.Folder(folder);
        json["ResourceDirectoryPath"] = tree.RdPath(folder);
        return new JsonObject { ["Folder"] = json };
    }
}
