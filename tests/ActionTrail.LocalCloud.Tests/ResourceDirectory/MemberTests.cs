using ActionTrail.Aliyun.ResourceDirectory;
using ActionTrail.LocalCloud.Ram;
using ActionTrail.LocalCloud.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class MemberTests : DirectoryFixture
{
    [Fact]
    public async Task A_created_member_is_a_real_account_that_the_management_account_can_enter()
    {
        ResourceDirectoryInfo directory = await EnableAsync();

        Member member = await Directory.CreateMemberAsync(new NewMember("Log archive") { AccountNamePrefix = "logs" }, default);

        Assert.Equal($"logs@{directory.ResourceDirectoryId.ToLowerInvariant()}.aliyunid.com", member.AccountName);
        Assert.Equal(("CreateSuccess", "ResourceAccount", "created"), (member.Status, member.Type, member.JoinMethod));
        Assert.Contains(Cloud.Host.Accounts, account => account.Id.Value == member.AccountId && account.Name == "Log archive");
        RamRoleDocument? role = RamStore.FindRole(Cloud.Host.Cloud, member.AccountId, "ResourceDirectoryAccountAccessRole");
        Assert.Contains($"acs:ram::{Cloud.Account.Id}:root", role?.AssumeRolePolicyDocument, StringComparison.Ordinal);
        Assert.NotNull(RamStore.FindRole(Cloud.Host.Cloud, member.AccountId, "AliyunServiceRoleForResourceDirectory")?.LinkedService);
    }

    [Theory]
    [InlineData("", "", "MissingParameter.Account.DisplayName")]
    [InlineData("x", "", "InvalidParameter.Account.DisplayName.Length")]
    [InlineData("a/b", "", "InvalidParameter.Account.DisplayName")]
    [InlineData("Logs", "a", "InvalidParameter.Account.AccountNamePrefix.Length")]
    [InlineData("Logs", "a..b", "InvalidParameter.Account.AccountNamePrefix")]
    [InlineData("Logs", "ab-", "InvalidParameter.Account.AccountNamePrefix")]
    public async Task Names_keep_their_rules(string displayName, string prefix, string code)
    {
        await EnableAsync();

        await Refusal.Of(400, code, () => Directory.CreateMemberAsync(new NewMember(displayName) { AccountNamePrefix = prefix }, default));
        Assert.Single(Cloud.Host.Accounts);
    }

    [Fact]
    public async Task Names_are_used_once()
    {
        await EnableAsync();
        await Directory.CreateMemberAsync(new NewMember("Logs") { AccountNamePrefix = "logs" }, default);
        Member other = await MemberAsync("Other");

        await Refusal.Of(409, "InvalidParameter.Account.DisplayName.AlreadyUsed", () => MemberAsync("Logs"));
        await Refusal.Of(409, "InvalidParameter.Account.DisplayName.AlreadyUsed", () => Directory.RenameMemberAsync(other.AccountId, "Logs", default));
        await Refusal.Of(
            409,
            "EntityAlreadyExists.ResourceDirectory.Account",
            () => Directory.CreateMemberAsync(new NewMember("Logs 2") { AccountNamePrefix = "logs" }, default));
    }

    [Fact]
    public async Task Members_are_listed_in_the_order_of_joining_and_by_folder()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Member first = await MemberAsync("First");
        Cloud.Time.Advance(TimeSpan.FromSeconds(1));
        Member second = await MemberAsync("Second", core.FolderId);

        Assert.Equal([first.AccountId, second.AccountId], (await Directory.ListMembersAsync(default).All()).Select(member => member.AccountId));
        Assert.Equal([first.AccountId], (await Directory.ListMembersInFolderAsync(null, default).All()).Select(member => member.AccountId));
        Assert.Equal([second.AccountId], (await Directory.ListMembersInFolderAsync(core.FolderId, default).All()).Select(member => member.AccountId));
        Assert.Equal("Second", (await Directory.GetMemberAsync(second.AccountId, default)).DisplayName);
    }

    [Fact]
    public async Task A_directory_holds_at_most_twenty_members()
    {
        await EnableAsync();
        for (int number = 1; number <= 20; number++)
        {
            await MemberAsync($"Member {number}");
        }

        await Refusal.Of(409, "LimitExceeded.Account", () => MemberAsync("Member 21"));
    }

    [Fact]
    public async Task Moving_a_member_keeps_it_a_member()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Member member = await MemberAsync("Logs");

        await Directory.MoveMemberAsync(member.AccountId, core.FolderId, default);

        Assert.Equal(core.FolderId, (await Directory.GetMemberAsync(member.AccountId, default)).FolderId);
        Assert.Null(Assert.Single(Membership.Of(member.AccountId)).LeftAtPosition);
        await Refusal.Of(404, "EntityNotExists.Folder", () => Directory.MoveMemberAsync(member.AccountId, "fd-aaaaaaaaaa", default));
        await Refusal.Of(400, "InvalidParameter.DestinationFolderId", () => Directory.MoveMemberAsync(member.AccountId, "core", default));
    }

    [Fact]
    public async Task A_resource_account_is_removed_only_after_it_became_a_cloud_account()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");

        await Refusal.Of(409, "AccountTypeOrStatusMismatch", () => Directory.RemoveMemberAsync(member.AccountId, default));
        Assert.Equal("SwitchSuccess", (await Directory.SwitchMemberTypeAsync(member.AccountId, "CloudAccount", default)).Status);
        await Refusal.Of(409, "AccountTypeMismatch", () => Directory.SwitchMemberTypeAsync(member.AccountId, "CloudAccount", default));
        await Directory.RemoveMemberAsync(member.AccountId, default);

        await Refusal.Of(404, "EntityNotExists.Account", () => Directory.GetMemberAsync(member.AccountId, default));
        Assert.Null(await As(member.AccountId).FindAsync(default));
    }

    [Theory]
    [InlineData("", "MissingParameter.AccountId", 400)]
    [InlineData("123", "InvalidParameter.AccountId", 400)]
    [InlineData("1234567890123456", "EntityNotExists.Account", 404)]
    public async Task An_account_id_keeps_its_rule_and_names_a_member(string accountId, string code, int status)
    {
        await EnableAsync();

        await Refusal.Of(status, code, () => Directory.GetMemberAsync(accountId, default));
    }

    [Fact]
    public async Task Membership_begins_and_ends_at_positions_of_the_ledger()
    {
        await EnableAsync();
        long beforeJoin = Cloud.Host.Cloud.Ledger.LastPosition;
        Member member = await MemberAsync("Logs");
        await Directory.SwitchMemberTypeAsync(member.AccountId, "CloudAccount", default);
        long beforeLeave = Cloud.Host.Cloud.Ledger.LastPosition;
        await Directory.RemoveMemberAsync(member.AccountId, default);

        MembershipInterval stay = Assert.Single(Membership.Of(member.AccountId));
        Assert.Equal(new MembershipInterval(member.AccountId, beforeJoin, beforeLeave), stay);
        Assert.False(Membership.IsMember(member.AccountId, beforeJoin));
        Assert.True(Membership.IsMember(member.AccountId, beforeJoin + 1));
        Assert.True(Membership.IsMember(member.AccountId, beforeLeave));
        Assert.False(Membership.IsMember(member.AccountId, beforeLeave + 1));
        Assert.False(Membership.IsMember("1234567890123456", beforeLeave));
    }

    [Fact]
    public async Task An_account_that_comes_back_has_a_second_stay()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");
        await Directory.SwitchMemberTypeAsync(member.AccountId, "CloudAccount", default);
        await Directory.RemoveMemberAsync(member.AccountId, default);
        long outside = Cloud.Host.Cloud.Ledger.LastPosition;

        Handshake invitation = await Directory.Handshakes.InviteAsync(member.AccountId, null, null, default);
        await As(member.AccountId).Handshakes.AcceptAsync(invitation.HandshakeId, default);
        Cloud.Reopen();

        Assert.Equal(2, Membership.Of(member.AccountId).Count);
        Assert.False(Membership.IsMember(member.AccountId, outside));
        Assert.True(Membership.IsMember(member.AccountId, Cloud.Host.Cloud.Ledger.LastPosition));
    }

    [Fact]
    public async Task A_member_that_administers_a_service_stays()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");
        await Directory.SwitchMemberTypeAsync(member.AccountId, "CloudAccount", default);
        await Directory.Delegation.RegisterAsync(member.AccountId, "actiontrail.aliyuncs.com", default);

        await Refusal.Of(409, "Deny.TrustedService", () => Directory.RemoveMemberAsync(member.AccountId, default));
        await Directory.Delegation.DeregisterAsync(member.AccountId, "actiontrail.aliyuncs.com", default);
        await Directory.RemoveMemberAsync(member.AccountId, default);
    }

    private DirectoryMembership Membership => DirectoryMembership.Read(Cloud.Host.Cloud, Cloud.Account.Id.Value);
}
