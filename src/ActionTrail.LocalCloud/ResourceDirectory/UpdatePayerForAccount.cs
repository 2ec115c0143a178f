using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Lets another account of the directory pay for a member.</summary>
internal sealed class UpdatePayerForAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override bool IsInOldVersion => false;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        string payer = DirectoryInput.AccountId(call, "PayerAccountId");
        Enrolment.DemandPayer(tree, payer);
        call.Cloud.Documents.Put(tree.ManagementAccountId, member.AccountId, member with { PayerAccountId = payer, ModifiedAt = call.Now });
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return [];
    }
}
