using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class PermissionTests : DirectoryFixture
{
    [Fact]
    public async Task A_user_needs_the_permission_for_the_folder_it_works_on()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Folder apps = await Directory.CreateFolderAsync("Apps", null, default);
        var users = new RamUserClient(Cloud.Root);
        await users.CreateAsync("builder", null, default);
        await new RamPolicyClient(Cloud.Root).CreateAsync(
            "core-only", Policies.Allow("resourcemanager:CreateResourceAccount", $"acs:resourcemanager:*:*:folder/*/{core.FolderId}"), null, default);
        await users.AttachPolicyAsync("builder", new PolicyId(PolicyType.Custom, "core-only"), default);
        var builder = new ResourceDirectoryClient(Cloud.Connect(await users.CreateAccessKeyAsync("builder", default)));

        Assert.Equal("Logs", (await builder.CreateMemberAsync(new NewMember("Logs") { ParentFolderId = core.FolderId }, default)).DisplayName);
        await Refusal.Of(403, "NoPermission", () => builder.CreateMemberAsync(new NewMember("Shop") { ParentFolderId = apps.FolderId }, default));
        await Refusal.Of(403, "NoPermission", () => builder.ListMembersAsync(default).All());
    }

    [Fact]
    public async Task Every_call_is_recorded_in_the_callers_ledger_denied_ones_too()
    {
        await EnableAsync();
        Member member = await MemberAsync("Logs");
        await Refusal.Of(404, "EntityNotExists.ResourceDirectory", () => As(member.AccountId).ListMembersAsync(default).All());

        JsonObject created = Cloud.Events().Single(recorded => (string?)recorded["eventName"] == "CreateResourceAccount");
        Assert.Equal("Write", (string?)created["eventRW"]);
        Assert.Equal(member.AccountId, (string?)created["referencedResources"]?["ACS::ResourceManager::Account"]?[0]);
        JsonObject denied = Assert.Single(Cloud.Events(member.AccountId));
        Assert.Equal(("ListAccounts", "EntityNotExists.ResourceDirectory"), ((string?)denied["eventName"], (string?)denied["errorCode"]));
    }
}
