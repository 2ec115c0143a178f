using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The folders from Root down to the one that holds a folder or member; the child itself is left out.</summary>
internal sealed class ListAncestors : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Administrators;

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string child = DirectoryInput.Required(call, "ChildId");
        IReadOnlyList<FolderDocument> ancestors = tree.FindMember(child) is { } member ? tree.PathTo(member.FolderId)
            : tree.PathTo(child) is { Count: > 0 } path ? [.. path.SkipLast(1)]
            : throw DirectoryErrors.Invalid("ChildId", $"ChildId '{child}' is neither a folder nor a member of the resource directory.");
        return new JsonObject
        {
            ["Folders"] = new JsonObject
            {
                ["Folder"] = new JsonArray([.. ancestors.Select(static folder => (JsonNode)new JsonObject
                {
                    ["FolderId"] = folder.FolderId, ["FolderName"] = folder.Name, ["CreateTime"] = DirectoryJson.Time(folder.CreatedAt),
                })]),
            },
        };
    }
}
