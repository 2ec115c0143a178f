using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Makes the caller's account the management account of a new directory with a Root folder.</summary>
internal sealed class EnableResourceDirectory : PopOperation
{
    /// <inheritdoc/>
    public override OperationFacts Facts { get; } = new()
    {
        Service = "ResourceDirectoryMaster", Name = nameof(EnableResourceDirectory), Version = "2022-04-19", OtherVersions = ["2020-03-31"], Writes = true, IsGlobal = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<AccessDemand> Demands(PopCall call) =>
        [new AccessDemand("resourcemanager:EnableResourceDirectory", "*", call.Caller.AccountId)];

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        string account = call.Caller.AccountId;
        Check(call, account);
        if (call.Parameters.Boolean("DryRun", otherwise: false))
        {
            return [];
        }

        var directory = new DirectoryDocument
        {
            DirectoryId = "rd-" + call.Cloud.Ids.Text(6),
            ManagementAccountId = account,
            ManagementAccountName = Enrolment.LoginName(call.Cloud, account),
            RootFolderId = "r-" + call.Cloud.Ids.Text(6),
            CreatedAt = call.Now,
        };
        call.Cloud.Documents.Put(account, DirectoryDocument.Key, directory);
        call.Cloud.Documents.Put(account, directory.RootFolderId, new FolderDocument(directory.RootFolderId, "root", null, call.Now));
        ControlPolicies.AttachDefault(call.Cloud, directory, directory.RootFolderId);
        call.Refer("ACS::ResourceManager::ResourceDirectory", directory.DirectoryId);
        return new JsonObject { ["ResourceDirectory"] = DirectoryJson.Directory(directory) };
    }

    private static void Check(PopCall call, string account)
    {
        switch (DirectoryInput.Required(call, "EnableMode"))
        {
            case "CurrentAccount":
                break;
            case "NewManagementAccount":
                // The local cloud sends no messages, so no verification code can be right.
                throw new CloudError(409, "Invalid.VerificationCode", "The verification code is not one that was sent to the secure mobile phone.");
            case { } other:
                throw DirectoryErrors.Invalid("EnableMode", $"EnableMode '{other}' is unknown; CurrentAccount and NewManagementAccount are allowed.");
        }

        if (DirectoryTree.ManagedBy(call.Cloud, account) is not null)
        {
            throw new CloudError(409, "EntityAlreadyExists.ResourceDirectory", "The account already has a resource directory.");
        }

        if (DirectoryTree.Around(call.Cloud, account) is not null)
        {
            throw new CloudError(409, "NotSupport.AccountInAnotherResourceDirectory", "The account is a member of another resource directory.");
        }
    }
}
