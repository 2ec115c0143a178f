using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The members directly in a folder.</summary>
internal sealed class ListAccountsForParent : DirectoryOperation
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
        bool withTags = call.Parameters.Boolean("IncludeTags", otherwise: false);
        IReadOnlyDictionary<string, string> tags = DirectoryInput.Tags(call);
        MemberDocument[] members =
        [
            .. tree.Members.Where(member => member.FolderId == parent.FolderId && DirectoryInput.Matches(member.Tags, tags)
                && (member.AccountId.Contains(keyword, StringComparison.Ordinal) || member.DisplayName.Contains(keyword, StringComparison.OrdinalIgnoreCase))),
        ];
        return PageRequest.Read(call.Parameters).Answer("Accounts", "Account", members, member =>
        {
            JsonObject json = IsCurrent(call) ? DirectoryJson.NamedMember(tree, member) : DirectoryJson.Member(tree, member);
            if (withTags)
            {
                json["Tags"] = new JsonObject { ["Tag"] = DirectoryJson.Tags(member.Tags) };
            }

            return json;
        });
    }
}
