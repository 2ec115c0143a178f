using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The account that pays for a member.</summary>
internal sealed class GetPayerForAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override bool IsInOldVersion => false;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        string payer = member.PayerAccountId ?? member.AccountId;
        return new JsonObject
        {
            ["PayerAccountId"] = payer,
            ["PayerAccountName"] = tree.FindMember(payer)?.AccountName ?? tree.Directory.ManagementAccountName,
        };
    }
}
