using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.ResourceDirectory;

namespace ActionTrail.LocalCloud.Tests.ResourceDirectory;

public sealed class ControlPolicyTests : DirectoryFixture
{
    private const string NoUsers = """{"Version":"1","Statement":[{"Effect":"Deny","Action":"ram:ListUsers","Resource":"*"}]}""";

    private ControlPolicyClient Policies => Directory.ControlPolicies;

    [Fact]
    public async Task A_policy_on_a_folder_binds_the_users_of_the_members_below_it_and_nobody_else()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Folder logs = await Directory.CreateFolderAsync("Logs", core.FolderId, default);
        Member bound = await MemberAsync("Bound", logs.FolderId);
        Member free = await MemberAsync("Free");
        RamUserClient boundUser = await AdministratorAsync(bound.AccountId);
        RamUserClient freeUser = await AdministratorAsync(free.AccountId);
        ControlPolicy policy = await Policies.CreateAsync("no-users", NoUsers, null, default);
        await Policies.AttachAsync(policy.PolicyId, core.FolderId, default);
        Assert.NotEmpty(await boundUser.ListAsync(default).All());

        await Policies.EnableAsync(default);

        await Refusal.Of(403, "NoPermission", () => boundUser.ListAsync(default).All());
        Assert.NotEmpty(await freeUser.ListAsync(default).All());
        Assert.NotEmpty(await new RamUserClient(RootOf(bound.AccountId)).ListAsync(default).All());

        await Directory.MoveMemberAsync(bound.AccountId, (await Directory.FindAsync(default))!.RootFolderId, default);
        Assert.NotEmpty(await boundUser.ListAsync(default).All());
    }

    [Fact]
    public async Task Every_level_must_allow()
    {
        ResourceDirectoryInfo directory = await EnableAsync();
        Member member = await MemberAsync("Bound");
        RamUserClient user = await AdministratorAsync(member.AccountId);
        await Policies.EnableAsync(default);
        Assert.NotEmpty(await user.ListAsync(default).All());
        ControlPolicy onlyOss = await Policies.CreateAsync("only-oss", Support.Policies.Allow("oss:*"), null, default);

        await Policies.AttachAsync(onlyOss.PolicyId, directory.RootFolderId, default);
        await Policies.DetachAsync("FullAliyunAccess", directory.RootFolderId, default);
        await Refusal.Of(403, "NoPermission", () => user.ListAsync(default).All());

        await Policies.DisableAsync(default);
        Assert.NotEmpty(await user.ListAsync(default).All());
    }

    [Fact]
    public async Task New_nodes_carry_full_access_and_the_last_policy_stays()
    {
        await EnableAsync();
        Folder core = await Directory.CreateFolderAsync("Core", null, default);
        Member member = await MemberAsync("Logs");

        Assert.Equal("FullAliyunAccess", Assert.Single(await Policies.ListAttachedAsync(core.FolderId, default)).PolicyId);
        Assert.Equal("FullAliyunAccess", Assert.Single(await Policies.ListAttachedAsync(member.AccountId, default)).PolicyId);
        await Refusal.Of(400, "NotSupport.DetachLastControlPolicy", () => Policies.DetachAsync("FullAliyunAccess", core.FolderId, default));
        await Refusal.Of(404, "EntityNotExists.Target", () => Policies.ListAttachedAsync("fd-none", default));
    }

    [Fact]
    public async Task A_policy_is_checked_when_it_is_written_and_kept_while_it_is_attached()
    {
        ResourceDirectoryInfo directory = await EnableAsync();
        await Refusal.Of(409, "MalformedPolicyDocument", () => Policies.CreateAsync("broken", "{}", null, default));
        await Refusal.Of(409, "InvalidParameter.PolicyDocument.Length", () => Policies.CreateAsync("long", new string('x', 4097), null, default));
        ControlPolicy policy = await Policies.CreateAsync("no-users", NoUsers, "Nobody lists users", default);
        Assert.Equal(NoUsers, (await Policies.GetAsync(policy.PolicyId, default)).PolicyDocument);
        await Refusal.Of(409, "EntityAlreadyExists.ControlPolicy", () => Policies.CreateAsync("no-users", NoUsers, null, default));
        await Policies.AttachAsync(policy.PolicyId, directory.RootFolderId, default);

        await Refusal.Of(409, "EntityAlreadyExists.ControlPolicy.Attachment", () => Policies.AttachAsync(policy.PolicyId, directory.RootFolderId, default));
        await Refusal.Of(409, "DeleteConflict.ControlPolicy.Attachment", () => Policies.DeleteAsync(policy.PolicyId, default));
        await Policies.DetachAsync(policy.PolicyId, directory.RootFolderId, default);
        await Policies.DeleteAsync(policy.PolicyId, default);
        Assert.Equal(["FullAliyunAccess"], (await Policies.ListAsync(default).All()).Select(each => each.PolicyId));
    }

    /// <summary>A RAM user with every permission.</summary>
    private async Task<RamUserClient> AdministratorAsync(string accountId)
    {
        CloudConnection root = RootOf(accountId);
        var users = new RamUserClient(root);
        await users.CreateAsync("admin", null, default);
        await users.AttachPolicyAsync("admin", new PolicyId(PolicyType.System, "AdministratorAccess"), default);
        return new RamUserClient(Cloud.Connect(await users.CreateAccessKeyAsync("admin", default)));
    }
}
