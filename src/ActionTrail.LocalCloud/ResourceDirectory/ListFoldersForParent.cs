using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The folders directly below a folder.</summary>
internal sealed class ListFoldersForParent : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Administrators;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => FolderResource(tree, call.Parameters.Optional("ParentFolderId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        FolderDocument parent = DirectoryInput.FolderOrRoot(call, tree);
        string keyword = call.Parameters.Optional("QueryKeyword", "");
        IReadOnlyDictionary<string, string> tags = DirectoryInput.Tags(call);
        FolderDocument[] children =
        [
            .. tree.Folders.Where(folder => folder.ParentFolderId == parent.FolderId
                && folder.Name.Contains(keyword, StringComparison.OrdinalIgnoreCase)
                && DirectoryInput.Matches(folder.Tags, tags)),
        ];
        return PageRequest.Read(call.Parameters).Answer("Folders", "Folder", children, static folder => new JsonObject
        {
            ["FolderId"] = folder.FolderId,
            ["FolderName"] = folder.Name,
            ["CreateTime"] = DirectoryJson.Time(folder.CreatedAt),
            ["Tags"] = new JsonObject { ["Tag"] = DirectoryJson.Tags(folder.Tags) },
        });
    }
}
