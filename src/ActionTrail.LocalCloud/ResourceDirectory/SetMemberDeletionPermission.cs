using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Allows or forbids the deletion of members.</summary>
internal sealed class SetMemberDeletionPermission : DirectoryOperation
{
    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string status = DirectoryInput.Required(call, "Status");
        if (status is not ("Enabled" or "Disabled"))
        {
            throw DirectoryErrors.Invalid("Status", $"Status '{status}' is unknown; Enabled and Disabled are allowed.");
        }

        call.Cloud.Documents.Put(tree.ManagementAccountId, DirectoryDocument.Key, tree.Directory with { MemberDeletionAllowed = status == "Enabled" });
        return new JsonObject
        {
            ["ResourceDirectoryId"] = tree.Directory.DirectoryId,
            ["ManagementAccountId"] = tree.ManagementAccountId,
            ["MemberDeletionStatus"] = status,
        };
    }

    /// <inheritdoc/>
    protected override CloudError Outsider() => new(403, "MemberAccountAccessDenied", "Only the management account of a resource directory may do this.");
}
