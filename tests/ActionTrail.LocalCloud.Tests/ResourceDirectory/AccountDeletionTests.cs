using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class AccountDeletionTests : DirectoryFixture
{
    [Fact]
    public async Task A_member_is_deleted_after_the_directory_allows_it_and_a_check_passed()
    {
        await EnableAsync();
        Member member = await MemberAsync("Shop");
        string id = $"AccountId={member.AccountId}";
        await Refusal.Of(409, "NoLicense.ResourceDirectory", () => Cloud.Root.DirectoryAsync("CheckAccountDelete", id));
        await Cloud.Root.DirectoryAsync("SetMemberDeletionPermission", "Status=Enabled");
        await Refusal.Of(409, "EntityNotExists.CheckAccount", () => Cloud.Root.DirectoryAsync("DeleteAccount", id));
        await Cloud.Root.DirectoryAsync("CheckAccountDelete", id);
        Assert.Equal("true", (await Cloud.Root.DirectoryAsync("GetAccountDeletionCheckResult", id)).Child("AccountDeletionCheckResultInfo").Text("AllowDelete"));

        Assert.Equal("0", (await Cloud.Root.DirectoryAsync("DeleteAccount", id)).Text("DeletionType"));

        PopAnswer status = (await Cloud.Root.DirectoryAsync("GetAccountDeletionStatus", id)).Child("RdAccountDeletionStatus");
        Assert.Equal(("Success", "2026-01-01T08:00:00+08:00"), (status.Text("Status"), status.Text("DeletionTime")));
        Assert.Empty(await Directory.ListMembersAsync(default).All());
        await Refusal.Of(400, "InvalidAccessKeyId.Inactive", () => As(member.AccountId).FindAsync(default));
    }

    [Fact]
    public async Task Cloud_accounts_and_delegated_administrators_are_not_deleted()
    {
        await EnableAsync();
        await Cloud.Root.DirectoryAsync("SetMemberDeletionPermission", "Status=Enabled");
        Member shop = await MemberAsync("Shop");
        Member logs = await MemberAsync("Logs");
        await Directory.SwitchMemberTypeAsync(shop.AccountId, "CloudAccount", default);
        await Directory.Delegation.RegisterAsync(logs.AccountId, "actiontrail.aliyuncs.com", default);

        await Refusal.Of(409, "MemberTypeError.DeleteAccount", () => Cloud.Root.DirectoryAsync("CheckAccountDelete", $"AccountId={shop.AccountId}"));
        await Refusal.Of(409, "RemoveConfilctAccountAsDelegatedAdministator", () => Cloud.Root.DirectoryAsync("CheckAccountDelete", $"AccountId={logs.AccountId}"));
    }

    [Fact]
    public async Task Only_the_management_account_allows_deletion()
    {
        await EnableAsync();
        Member member = await MemberAsync("Shop");

        await Refusal.Of(403, "MemberAccountAccessDenied", () => RootOf(member.AccountId).DirectoryAsync("SetMemberDeletionPermission", "Status=Enabled"));
        await Refusal.Of(400, "InvalidParameter.Status", () => Cloud.Root.DirectoryAsync("SetMemberDeletionPermission", "Status=Perhaps"));
    }
}
