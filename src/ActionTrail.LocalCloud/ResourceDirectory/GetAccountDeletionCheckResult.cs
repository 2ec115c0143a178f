using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>What the last check before a deletion found.</summary>
internal sealed class GetAccountDeletionCheckResult : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string account = DirectoryInput.AccountId(call);
        AccountDeletionDocument check = AccountDeletions.Find(call.Cloud, tree.ManagementAccountId, account)
            ?? throw new CloudError(409, "EntityNotExists.CheckAccount", $"The account '{account}' has not been checked.");
        return new JsonObject
        {
            ["AccountDeletionCheckResultInfo"] = new JsonObject
            {
                ["AllowDelete"] = check.Obstacles.Count == 0 ? "true" : "false",
                ["Status"] = "PreCheckComplete",
                ["AbandonableChecks"] = new JsonArray(),
                ["NotAllowReason"] = new JsonArray(
                    [.. check.Obstacles.Select(static obstacle => (JsonNode)new JsonObject { ["CheckId"] = obstacle.Key, ["CheckName"] = obstacle.Key, ["Description"] = obstacle.Value })]),
            },
        };
    }
}
