using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>How the deletion of a member went.</summary>
internal sealed class GetAccountDeletionStatus : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string account = DirectoryInput.AccountId(call);
        return AccountDeletions.Find(call.Cloud, tree.ManagementAccountId, account) is { DeletedAt: { } deleted }
            ? new JsonObject
            {
                ["RdAccountDeletionStatus"] = new JsonObject
                {
                    ["AccountId"] = account,
                    ["Status"] = "Success",
                    ["CreateTime"] = AccountDeletions.Time(deleted),
                    ["DeletionTime"] = AccountDeletions.Time(deleted),
                    ["FailReasonList"] = new JsonArray(),
                },
            }
            : throw DirectoryErrors.NoAccount(account);
    }
}
