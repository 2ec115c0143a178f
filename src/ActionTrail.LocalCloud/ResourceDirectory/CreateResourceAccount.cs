using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Creates an account inside the directory, with the role by which the management account enters it.</summary>
internal sealed class CreateResourceAccount : DirectoryOperation
{
    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => FolderResource(tree, call.Parameters.Optional("ParentFolderId"));

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string displayName = DirectoryInput.Required(call, "DisplayName", "Account.DisplayName");
        DirectoryNames.DemandDisplayName(displayName);
        string? prefix = call.Parameters.Optional("AccountNamePrefix");
        if (prefix is not null)
        {
            DirectoryNames.DemandAccountNamePrefix(prefix);
        }

        FolderDocument folder = DirectoryInput.FolderOrRoot(call, tree);
        string? payer = call.Parameters.Optional("PayerAccountId");
        if (payer is not null)
        {
            Enrolment.DemandPayer(tree, payer);
        }

        Enrolment.DemandRoom(tree);
        Enrolment.DemandUnusedDisplayName(tree, displayName, exceptAccountId: null);
        string accountName = $"{prefix ?? call.Cloud.Ids.LowerText(12)}@{tree.Directory.DirectoryId.ToLowerInvariant()}.aliyunid.com";
        if (tree.Members.Any(member => member.AccountName == accountName))
        {
            throw new CloudError(409, "EntityAlreadyExists.ResourceDirectory.Account", $"The account name '{accountName}' is already used.");
        }

        if (call.Parameters.Boolean("DryRun", otherwise: false))
        {
            return [];
        }

        MemberDocument member = Enrolment.CreateAccount(call.Cloud, tree, new MemberDocument
        {
            AccountId = "",
            AccountName = accountName,
            DisplayName = displayName,
            FolderId = folder.FolderId,
            JoinMethod = "created",
            JoinedAt = call.Now,
            ModifiedAt = call.Now,
            Status = "CreateSuccess",
            Type = MemberDocument.ResourceAccount,
            PayerAccountId = payer,
            Tags = DirectoryInput.Tags(call),
        });
        call.Refer("ACS::ResourceManager::Account", member.AccountId);
        return new JsonObject { ["Account"] = DirectoryJson.NamedMember(tree, member) };
    }
}
