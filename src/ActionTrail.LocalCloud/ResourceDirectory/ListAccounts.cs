using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The members of the directory, by numbered page or, in the current version, by token; the token wins.</summary>
internal sealed class ListAccounts : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Administrators;

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        bool current = IsCurrent(call);
        string keyword = current ? call.Parameters.Optional("QueryKeyword", "") : "";
        bool withTags = call.Parameters.Boolean("IncludeTags", otherwise: false);
        IReadOnlyDictionary<string, string> tags = DirectoryInput.Tags(call);
        MemberDocument[] members =
        [
            .. tree.Members.Where(member => DirectoryInput.Matches(member.Tags, tags)
                && (member.AccountId.Contains(keyword, StringComparison.Ordinal) || member.DisplayName.Contains(keyword, StringComparison.OrdinalIgnoreCase))),
        ];
        return current && (call.Parameters.Has("MaxResults") || call.Parameters.Has("NextToken"))
            ? ByToken(call, members, Render)
            : PageRequest.Read(call.Parameters).Answer("Accounts", "Account", members, Render);

        JsonObject Render(MemberDocument member)
        {
            JsonObject json = current ? DirectoryJson.NamedMember(tree, member) : DirectoryJson.Member(tree, member);
            json["ResourceDirectoryPath"] = tree.RdPath(member);
            if (current)
            {
                json["DeletionStatus"] = "";
            }

            if (withTags)
            {
                json["Tags"] = new JsonObject { ["Tag"] = DirectoryJson.Tags(member.Tags) };
            }

            return json;
        }
    }

    private static JsonObject ByToken(PopCall call, MemberDocument[] members, Func<MemberDocument, JsonObject> render)
    {
        int size = (int)call.Parameters.Integer("MaxResults", 1, 100, 10);
        IEnumerable<MemberDocument> rest = members;
        if (call.Parameters.Optional("NextToken") is { } token)
        {
            (long joinedAt, string accountId) = MemberToken.Read(token)
                ?? throw DirectoryErrors.Invalid("NextToken", "NextToken is not one that this operation gave.");
            rest = members.SkipWhile(member => member.JoinedAt.UtcTicks < joinedAt
                || (member.JoinedAt.UtcTicks == joinedAt && string.CompareOrdinal(member.AccountId, accountId) <= 0));
        }

        MemberDocument[] page = [.. rest.Take(size + 1)];
        var answer = new JsonObject
        {
            ["Accounts"] = new JsonObject { ["Account"] = new JsonArray([.. page.Take(size).Select(render)]) },
            ["TotalCount"] = members.Length,
            ["MaxResults"] = size,
        };
        if (page.Length > size)
        {
            answer["NextToken"] = MemberToken.Write(page[size - 1]);
        }

        return answer;
    }
}
