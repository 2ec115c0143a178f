using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Lets members' display names follow the accounts' own, or not.</summary>
// Unconfirmed: the form of the answer; the status is echoed.
internal sealed class SetMemberDisplayNameSyncStatus : DirectoryOperation
{
    /// <inheritdoc/>
    protected override bool IsInOldVersion => false;

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string status = DirectoryInput.Required(call, "Status");
        if (status is not ("Enabled" or "Disabled"))
        {
            throw DirectoryErrors.Invalid("Status", $"Status '{status}' is unknown; Enabled and Disabled are allowed.");
        }

        call.Cloud.Documents.Put(tree.ManagementAccountId, DirectoryDocument.Key, tree.Directory with { SyncsDisplayNames = status == "Enabled" });
        return new JsonObject { ["MemberAccountDisplayNameSyncStatus"] = status };
    }
}
