using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>One member with everything that the directory knows of it.</summary>
internal sealed class GetAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Administrators;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        JsonObject json = DirectoryJson.NamedMember(tree, member);
        json["ResourceDirectoryPath"] = tree.RdPath(member);
        json["Location"] = tree.RdPath(member) + "/";
        json["IdentityInformation"] = "";
        json["EmailStatus"] = "";
        if (IsCurrent(call))
        {
            json["HasSecureMobilePhone"] = false;
            json["SecureMobilePhone"] = "";
        }

        if (call.Parameters.Boolean("IncludeTags", otherwise: false))
        {
            json["Tags"] = DirectoryJson.Tags(member.Tags);
        }

        return new JsonObject { ["Account"] = json };
    }
}
