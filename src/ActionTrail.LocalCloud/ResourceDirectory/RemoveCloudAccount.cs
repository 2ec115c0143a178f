using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Takes a cloud account out of the directory; the account goes on existing.</summary>
internal sealed class RemoveCloudAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => AccountResource(tree, call.Parameters.Optional("AccountId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        MemberDocument member = DirectoryInput.Member(call, tree);
        if (member.Type != MemberDocument.CloudAccount)
        {
            throw new CloudError(
                409,
                "AccountTypeOrStatusMismatch",
                $"The member '{member.AccountId}' is a ResourceAccount; only a CloudAccount can be removed (UpdateAccount switches the type).");
        }

        Enrolment.DemandUnusedByServices(call.Cloud, tree, member);
        Enrolment.Leave(call.Cloud, tree, member);
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return [];
    }
}
