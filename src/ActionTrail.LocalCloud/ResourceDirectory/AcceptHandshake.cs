using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.ResourceDirectory;

/// <summary>The invitee joins the directory.</summary>
internal sealed class AcceptHandshake : HandshakeOperation
{
    /// <inheritdoc/>
    protected override bool MayCall(PopCall call, HandshakeDocument handshake) => IsInvitee(call, handshake);

    /// <inheritdoc/>
    protected override HandshakeDocument Execute(PopCall call, HandshakeDocument handshake)
    {
        string account = call.Caller.AccountId;
        HandshakeDocument accepted = Close(call, handshake, HandshakeDocument.Accepted);
        if (DirectoryTree.ManagedBy(call.Cloud, handshake.ManagementAccountId) is not { } tree || tree.Directory.DirectoryId != handshake.DirectoryId)
        {
            throw new CloudError(404, "SpecifiedResourceDirectoryNotExists", $"The resource directory '{handshake.DirectoryId}' does not exist any more.");
        }

        if (DirectoryTree.Around(call.Cloud, account) is not null)
        {
            throw new CloudError(409, "NotSupport.AccountInAnotherResourceDirectory", "The account manages or belongs to another resource directory.");
        }

        Enrolment.DemandRoom(tree);
        string name = Enrolment.LoginName(call.Cloud, account);
        Enrolment.Join(call.Cloud, tree, new MemberDocument
        {
            AccountId = account,
            AccountName = name,
            DisplayName = name,
            FolderId = tree.FindFolder(handshake.FolderId)?.FolderId ?? tree.Directory.RootFolderId,
            JoinMethod = "invited",
            JoinedAt = call.Now,
            ModifiedAt = call.Now,
            Status = "InviteSuccess",
            Type = MemberDocument.CloudAccount,
        });
        call.Refer("ACS::ResourceManager::Account", account);
        return accepted;
    }
}
