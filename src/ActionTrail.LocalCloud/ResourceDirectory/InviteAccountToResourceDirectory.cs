using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>Invites an existing account; it becomes a member when it accepts within 14 days.</summary>
internal sealed class InviteAccountToResourceDirectory : DirectoryOperation
{
    private const int LongestNote = 1024;
    private const int MostPerDay = 20;

    /// <inheritdoc/>
    protected override string Resource(PopCall call, DirectoryTree tree) => "handshake/*";

    /// <inheritdoc/>
    protected override JsonObject Execute(PopCall call, DirectoryTree tree)
    {
        string entity = DirectoryInput.Required(call, "TargetEntity");
        string type = DirectoryInput.Required(call, "TargetType");
        string note = call.Parameters.Optional("Note", "");
        if (note.Length > LongestNote)
        {
            throw DirectoryErrors.Invalid("Note.Length", $"The note has {note.Length} characters; at most {LongestNote} are allowed.");
        }

        FolderDocument folder = IsCurrent(call) ? DirectoryInput.FolderOrRoot(call, tree) : tree.FindFolder(tree.Directory.RootFolderId)!;
        string target = Target(call.Cloud, entity, type);
        Check(call, tree, target);
        var handshake = new HandshakeDocument
        {
            HandshakeId = "h-" + call.Cloud.Ids.Text(10),
            DirectoryId = tree.Directory.DirectoryId,
            ManagementAccountId = tree.ManagementAccountId,
            ManagementAccountName = tree.Directory.ManagementAccountName,
            TargetEntity = entity,
            TargetType = type,
            TargetAccountId = target,
            FolderId = folder.FolderId,
            Note = note,
            Status = HandshakeDocument.Pending,
            CreatedAt = call.Now,
            ModifiedAt = call.Now,
        };
        Handshakes.Put(call.Cloud, handshake);
        call.Refer("ACS::ResourceManager::Handshake", handshake.HandshakeId);
        return new JsonObject { ["Handshake"] = DirectoryJson.Handshake(handshake) };
    }

    private static string Target(CloudState cloud, string entity, string type)
    {
        string? account = type switch
        {
            "Account" => Accounts.CloudAccounts.Find(cloud, entity)?.AccountId,
            "Email" => Accounts.CloudAccounts.All(cloud).FirstOrDefault(account => Enrolment.LoginName(cloud, account.AccountId) == entity)?.AccountId,
            _ => throw DirectoryErrors.Invalid("TargetType", $"TargetType '{type}' is unknown; Account and Email are allowed."),
        };
        return account ?? throw DirectoryErrors.Invalid("TargetEntity", $"TargetEntity '{entity}' is no account.");
    }

    private static void Check(PopCall call, DirectoryTree tree, string target)
    {
        DirectoryTree? around = DirectoryTree.Around(call.Cloud, target);
        if (around?.Directory.DirectoryId == tree.Directory.DirectoryId)
        {
            throw new CloudError(409, "EntityAlreadyExists.ResourceDir.Account", $"The account '{target}' belongs to the resource directory already.");
        }

        if (around is not null)
        {
            throw new CloudError(409, "NotSupport.AccountInAnotherResourceDirectory", $"The account '{target}' manages or belongs to another resource directory.");
        }

        Enrolment.DemandRoom(tree);
        HandshakeDocument[] own = [.. Handshakes.All(call.Cloud, call.Now).Where(handshake => handshake.DirectoryId == tree.Directory.DirectoryId)];
        if (own.Any(handshake => handshake.TargetAccountId == target && handshake.Status == HandshakeDocument.Pending))
        {
            throw new CloudError(409, "EntityAlreadyExists.Handshake", $"The account '{target}' has a pending invitation already.");
        }

        // Unconfirmed: the code for the 21st invitation of a day.
        if (own.Count(handshake => handshake.CreatedAt.UtcDateTime.Date == call.Now.UtcDateTime.Date && handshake.Status != HandshakeDocument.Accepted) >= MostPerDay)
        {
            throw new CloudError(409, "LimitExceeded.Invitation", $"At most {MostPerDay} invitations can be sent in a day; accepted ones do not count.");
        }
    }
}
