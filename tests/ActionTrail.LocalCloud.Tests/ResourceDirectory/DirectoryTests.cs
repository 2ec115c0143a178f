using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class DirectoryTests : DirectoryFixture
{
    [Fact]
    public async Task Enabling_makes_the_caller_the_management_account_of_an_empty_directory()
    {
        ResourceDirectoryInfo enabled = await EnableAsync();

        Assert.Matches("^rd-[A-Za-z0-9]{6}$", enabled.ResourceDirectoryId);
        Assert.Matches("^r-[A-Za-z0-9]{6}$", enabled.RootFolderId);
        Assert.Equal(Cloud.Account.Id.Value, enabled.ManagementAccountId);
        ResourceDirectoryInfo? found = await Directory.FindAsync(default);
        Assert.Equal(enabled with { ControlPolicyStatus = "Disabled", MemberDeletionStatus = "Disabled" }, found);
        Assert.Empty(await Directory.ListMembersAsync(default).All());
    }

    [Fact]
    public async Task An_account_manages_one_directory_only()
    {
        await EnableAsync();

        await Refusal.Of(409, "EntityAlreadyExists.ResourceDirectory", EnableAsync);
    }

    [Fact]
    public async Task A_member_cannot_have_a_directory_of_its_own()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");

        await Refusal.Of(409, "NotSupport.AccountInAnotherResourceDirectory", () => As(member.AccountId).EnableAsync(default));
    }

    [Fact]
    public async Task Without_a_directory_there_is_none_to_find_and_none_to_work_on()
    {
        Assert.Null(await Directory.FindAsync(default));
        await Refusal.Of(404, "EntityNotExists.ResourceDirectory", () => MemberAsync("Logs"));
    }

    [Fact]
    public async Task A_member_finds_its_directory_and_may_do_nothing_else()
    {
        ResourceDirectoryInfo enabled = await EnableAsync();
        Member member = await MemberAsync("Logs");

        Assert.Equal(enabled.ResourceDirectoryId, (await As(member.AccountId).FindAsync(default))?.ResourceDirectoryId);
        await Refusal.Of(404, "EntityNotExists.ResourceDirectory", () => As(member.AccountId).ListMembersAsync(default).All());
        await Refusal.Of(404, "EntityNotExists.ResourceDirectory", () => As(member.AccountId).CreateFolderAsync("Mine", null, default));
    }

    [Fact]
    public async Task Only_an_empty_directory_can_be_taken_apart()
    {
        await EnableAsync();
        Folder folder = await Directory.CreateFolderAsync("Core", null, default);
        Member member = await MemberAsync("Logs");

        await Refusal.Of(409, "DeleteConflict.ResourceDirectory.Account", () => Directory.DestroyAsync(default));
        await Directory.SwitchMemberTypeAsync(member.AccountId, "CloudAccount", default);
        await Directory.RemoveMemberAsync(member.AccountId, default);
        await Refusal.Of(409, "DeleteConflict.ResourceDirectory.Folder", () => Directory.DestroyAsync(default));
        await Directory.DeleteFolderAsync(folder.FolderId, default);
        await Directory.DestroyAsync(default);

        Assert.Null(await Directory.FindAsync(default));
        Assert.NotNull(await EnableAsync());
    }

    [Fact]
    public async Task A_directory_survives_a_restart()
    {
        ResourceDirectoryInfo enabled = await EnableAsync();
        Folder folder = await Directory.CreateFolderAsync("Core", null, default);
        Member member = await MemberAsync("Logs", folder.FolderId);

        Cloud.Reopen();

        Assert.Equal(enabled.ResourceDirectoryId, (await Directory.FindAsync(default))?.ResourceDirectoryId);
        Member found = Assert.Single(await Directory.ListMembersAsync(default).All());
        Assert.Equal(member.AccountId, found.AccountId);
        Assert.Equal($"{enabled.ResourceDirectoryId}/{enabled.RootFolderId}/{folder.FolderId}/{member.AccountId}", found.ResourceDirectoryPath);
    }
}
