using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class HandshakeTests : DirectoryFixture
{
    private readonly LocalAccount _invitee;

    public HandshakeTests() => _invitee = Cloud.Host.CreateAccount("Subsidiary");

    private HandshakeClient Invitee => As(_invitee.Id.Value).Handshakes;

    [Fact]
    public async Task An_invited_account_joins_when_it_accepts()
    {
        ResourceDirectoryInfo directory = await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Handshake sent = await Directory.Handshakes.InviteAsync(_invitee.Id.Value, core.FolderId, "Welcome", default);

        Assert.Equal(("Pending", "Account", "Welcome"), (sent.Status, sent.TargetType, sent.Note));
        Assert.Equal(sent.CreateTime?.AddDays(14), sent.ExpireTime);
        Assert.Equal(sent, Assert.Single(await Invitee.ListReceivedAsync(default).All()));
        Assert.Equal("Accepted", (await Invitee.AcceptAsync(sent.HandshakeId, default)).Status);

        Member member = Assert.Single(await Directory.ListMembersAsync(default).All());
        Assert.Equal((_invitee.Id.Value, "invited", "CloudAccount", "InviteSuccess"), (member.AccountId, member.JoinMethod, member.Type, member.Status));
        Assert.Equal(core.FolderId, member.FolderId);
        Assert.Equal(directory.ResourceDirectoryId, (await As(_invitee.Id.Value).FindAsync(default))?.ResourceDirectoryId);
    }

    [Fact]
    public async Task An_invitation_is_answered_once()
    {
        await EnableAsync();
        Handshake declined = await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default);
        Assert.Equal("Declined", (await Invitee.DeclineAsync(declined.HandshakeId, default)).Status);
        await Refusal.Of(409, "HandshakeStatusMismatch", () => Invitee.AcceptAsync(declined.HandshakeId, default));

        Handshake cancelled = await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default);
        Assert.Equal("Cancelled", (await Directory.Handshakes.CancelAsync(cancelled.HandshakeId, default)).Status);
        await Refusal.Of(409, "HandshakeStatusMismatch", () => Invitee.DeclineAsync(cancelled.HandshakeId, default));
        Assert.Empty(await Directory.ListMembersAsync(default).All());
        Assert.Equal(2, (await Directory.Handshakes.ListSentAsync(default).All()).Count);
    }

    [Fact]
    public async Task Each_side_has_its_own_answers_and_strangers_see_nothing()
    {
        await EnableAsync();
        LocalAccount stranger = Cloud.Host.CreateAccount("Stranger");
        Handshake sent = await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default);

        await Refusal.Of(404, "EntityNotExists.Handshake", () => Directory.Handshakes.AcceptAsync(sent.HandshakeId, default));
        await Refusal.Of(404, "EntityNotExists.Handshake", () => Invitee.CancelAsync(sent.HandshakeId, default));
        await Refusal.Of(404, "EntityNotExists.Handshake", () => As(stranger.Id.Value).Handshakes.GetAsync(sent.HandshakeId, default));
        Assert.Equal("Pending", (await Invitee.GetAsync(sent.HandshakeId, default)).Status);
    }

    [Fact]
    public async Task An_invitation_expires_after_fourteen_days()
    {
        await EnableAsync();
        Handshake sent = await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default);

        Cloud.Time.Advance(TimeSpan.FromDays(14) - TimeSpan.FromSeconds(1));
        Assert.Equal("Pending", (await Invitee.GetAsync(sent.HandshakeId, default)).Status);
        Cloud.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Expired", (await Invitee.GetAsync(sent.HandshakeId, default)).Status);
        await Refusal.Of(409, "HandshakeStatusMismatch", () => Invitee.AcceptAsync(sent.HandshakeId, default));
        Assert.Equal("Pending", (await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default)).Status);
    }

    [Fact]
    public async Task Who_is_invited_or_belongs_somewhere_is_not_invited_again()
    {
        await EnableAsync();
        Handshake sent = await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default);
        await Refusal.Of(409, "EntityAlreadyExists.Handshake", () => Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default));
        await Invitee.AcceptAsync(sent.HandshakeId, default);
        await Refusal.Of(409, "EntityAlreadyExists.ResourceDir.Account", () => Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default));

        LocalAccount rival = Cloud.Host.CreateAccount("Rival");
        await As(rival.Id.Value).EnableAsync(default);
        await Refusal.Of(409, "NotSupport.AccountInAnotherResourceDirectory", () => Directory.Handshakes.InviteAsync(rival.Id.Value, null, null, default));
        await Refusal.Of(400, "InvalidParameter.TargetEntity", () => Directory.Handshakes.InviteAsync("1234567890123456", null, null, default));
        await Refusal.Of(400, "InvalidParameter.Note.Length", () => Directory.Handshakes.InviteAsync(rival.Id.Value, null, new string('n', 1025), default));
    }

    [Fact]
    public async Task Twenty_invitations_a_day_are_enough()
    {
        await EnableAsync();
        for (int number = 0; number < 20; number++)
        {
            await Directory.Handshakes.InviteAsync(Cloud.Host.CreateAccount($"Company {number}").Id.Value, null, null, default);
        }

        await Refusal.Of(409, "LimitExceeded.Invitation", () => Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default));
        Cloud.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Pending", (await Directory.Handshakes.InviteAsync(_invitee.Id.Value, null, null, default)).Status);
    }
}
