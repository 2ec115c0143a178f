using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The directory that the caller's account manages or is a member of.</summary>
internal sealed class GetResourceDirectory : DirectoryOperation
{
    /// <inheritdoc/>
    protected override DirectoryAudience Audience => DirectoryAudience.Members;

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        JsonObject json = DirectoryJson.Directory(tree.Directory);
        json["ControlPolicyStatus"] = tree.Directory.ControlPoliciesEnabled ? "Enabled" : "Disabled";
        json["MemberDeletionStatus"] = tree.Directory.MemberDeletionAllowed ? "Enabled" : "Disabled";
        json["IdentityInformation"] = "";
        if (IsCurrent(call))
        {
            json["MemberAccountDisplayNameSyncStatus"] = tree.Directory.SyncsDisplayNames ? "Enabled" : "Disabled";
        }

        return new JsonObject { ["ResourceDirectory"] = json };
    }

    /// <inheritdoc/>
    protected override CloudError Outsider() => new(404, "ResourceDirectoryNotInUse", "The account has not enabled a resource directory and is not a member of one.");
}
