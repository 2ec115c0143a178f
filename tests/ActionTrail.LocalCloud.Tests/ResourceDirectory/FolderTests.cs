using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class FolderTests : DirectoryFixture
{
    [Fact]
    public async Task Folders_form_a_tree_below_Root()
    {
        ResourceDirectoryInfo directory = await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Folder logs = await Directory.CreateFolderAsync("Logs", core.FolderId, default);

        Assert.Matches("^fd-[A-Za-z0-9]{10}$", logs.FolderId);
        Assert.Equal(directory.RootFolderId, core.ParentFolderId);
        Folder read = await Directory.GetFolderAsync(logs.FolderId, default);
        Assert.Equal($"{directory.ResourceDirectoryId}/{directory.RootFolderId}/{core.FolderId}/{logs.FolderId}", read.ResourceDirectoryPath);
        Assert.Equal([core.FolderId], (await Directory.ListFoldersAsync(null, default).All()).Select(folder => folder.FolderId));
        Assert.Equal([logs.FolderId], (await Directory.ListFoldersAsync(core.FolderId, default).All()).Select(folder => folder.FolderId));
        Assert.Equal(["root", "Core"], (await Directory.ListAncestorsAsync(logs.FolderId, default)).Select(folder => folder.FolderName));
    }

    [Fact]
    public async Task The_ancestors_of_a_member_end_with_its_folder()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Member member = await MemberAsync("Logs", core.FolderId);

        Assert.Equal(["root", "Core"], (await Directory.ListAncestorsAsync(member.AccountId, default)).Select(folder => folder.FolderName));
        await Refusal.Of(400, "InvalidParameter.ChildId", () => Directory.ListAncestorsAsync("fd-none", default));
    }

    [Fact]
    public async Task A_name_is_used_once_among_siblings()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Folder apps = await Directory.CreateFolderAsync("Apps", null, default);

        await Refusal.Of(400, "InvalidParameter.Folder.Name.AlreadyUsed", () => Directory.CreateFolderAsync("Core", null, default));
        await Refusal.Of(400, "InvalidParameter.Folder.Name.AlreadyUsed", () => Directory.RenameFolderAsync(apps.FolderId, "Core", default));
        Assert.Equal("Core", (await Directory.CreateFolderAsync("Core", core.FolderId, default)).FolderName);
    }

    [Theory]
    [InlineData("", "MissingParameter.Folder.Name")]
    [InlineData("abcdefghijklmnopqrstuvwxy", "InvalidParameter.Folder.Name.Length")]
    [InlineData("a b", "InvalidParameter.Folder.Name")]
    public async Task A_name_keeps_its_rule(string name, string code)
    {
        await EnableAsync();

        await Refusal.Of(400, code, () => Directory.CreateFolderAsync(name, null, default));
    }

    [Fact]
    public async Task Folders_are_at_most_five_levels_deep()
    {
        await EnableAsync();
        string? parent = null;
        for (int level = 1; level <= 5; level++)
        {
            parent = (await Directory.CreateFolderAsync($"L{level}", parent, default)).FolderId;
        }

        await Refusal.Of(409, "LimitExceeded.Folder.Depth", () => Directory.CreateFolderAsync("L6", parent, default));
    }

    [Fact]
    public async Task A_directory_holds_at_most_a_hundred_folders()
    {
        await EnableAsync();
        for (int number = 1; number <= 100; number++)
        {
            await Directory.CreateFolderAsync($"F{number}", null, default);
        }

        await Refusal.Of(409, "QuotaExceeded.Folder.Count", () => Directory.CreateFolderAsync("F101", null, default));
        Assert.Equal(100, (await Directory.ListFoldersAsync(null, default).All()).Count);
    }

    [Fact]
    public async Task Only_an_empty_folder_can_be_deleted()
    {
        ResourceDirectoryInfo directory = await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Folder logs = await Directory.CreateFolderAsync("Logs", core.FolderId, default);
        Member member = await MemberAsync("Logs", logs.FolderId);

        await Refusal.Of(409, "DeleteConflict.Folder.SubFolder", () => Directory.DeleteFolderAsync(core.FolderId, default));
        await Refusal.Of(409, "DeleteConflict.Folder.Account", () => Directory.DeleteFolderAsync(logs.FolderId, default));
        await Refusal.Of(400, "InvalidParameter.FolderId", () => Directory.DeleteFolderAsync(directory.RootFolderId, default));
        await Directory.MoveMemberAsync(member.AccountId, core.FolderId, default);
        await Directory.DeleteFolderAsync(logs.FolderId, default);
        await Refusal.Of(404, "EntityNotExists.Folder", () => Directory.GetFolderAsync(logs.FolderId, default));
    }

    [Fact]
    public async Task Root_keeps_its_name()
    {
        ResourceDirectoryInfo directory = await EnableAsync();

        await Refusal.Of(400, "InvalidParameter.FolderId", () => Directory.RenameFolderAsync(directory.RootFolderId, "Top", default));
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Assert.Equal("Base", (await Directory.RenameFolderAsync(core.FolderId, "Base", default)).FolderName);
    }
}
