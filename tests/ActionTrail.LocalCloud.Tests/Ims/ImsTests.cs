using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sts;

namespace ActionTrail.LocalCloud.Tests.Ims;

public sealed class ImsTests : IDisposable
{
    private readonly TestCloud _cloud = new();

    private string Alice => $"alice@{_cloud.Account.Id}.onaliyun.com";

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_user_made_here_is_the_one_that_RAM_knows()
    {
        PopAnswer made = (await _cloud.Root.ImsAsync("CreateUser", "UserPrincipalName", Alice, "DisplayName", "Alice")).Child("User");

        Assert.Equal(Alice, made.Text("UserPrincipalName"));
        Assert.Equal(made.Text("UserId"), (await new RamClient(_cloud.Root).Users.GetAsync("alice", default)).UserId);
        Assert.Equal("alice", (await _cloud.Root.ImsAsync("ListUserBasicInfos")).List("UserBasicInfos", "UserBasicInfo").Single().Text("UserPrincipalName").Split('@')[0]);
    }

    [Fact]
    public async Task A_user_is_found_by_name_id_and_key()
    {
        CloudCredentials key = await AliceKeyAsync();
        string id = (await _cloud.Root.ImsAsync("GetUser", "UserPrincipalName", Alice)).Child("User").Text("UserId");

        Assert.Equal(Alice, (await _cloud.Root.ImsAsync("GetUser", "UserId", id)).Child("User").Text("UserPrincipalName"));
        Assert.Equal(Alice, (await _cloud.Root.ImsAsync("GetUser", "UserAccessKeyId", key.AccessKeyId)).Child("User").Text("UserPrincipalName"));
        await _cloud.Root.ImsAsync("GetUser").RefusedAsync(400, "MissingUserPrincipalName");
        await _cloud.Root.ImsAsync("GetUser", "UserId", "1").RefusedAsync(404, "EntityNotExist.User");
    }

    [Theory]
    [InlineData("alice", "InvalidParameter.UserPrincipalName.Format")]
    [InlineData("al ice@x", "InvalidParameter.UserPrincipalName.Format")]
    [InlineData("alice@elsewhere.onaliyun.com", "InvalidParameter.UserPrincipalName.DomainName")]
    public async Task A_wrong_principal_name_is_refused(string name, string code) =>
        await _cloud.Root.ImsAsync("CreateUser", "UserPrincipalName", name, "DisplayName", "Alice").RefusedAsync(400, code);

    [Fact]
    public async Task The_alias_makes_the_domain()
    {
        await _cloud.Root.RamAsync("SetAccountAlias", "AccountAlias", "corp");
        await _cloud.Root.ImsAsync("CreateUser", "UserPrincipalName", "alice@corp.onaliyun.com", "DisplayName", "Alice");

        Assert.Equal("corp.onaliyun.com", (await _cloud.Root.ImsAsync("GetDefaultDomain")).Text("DefaultDomainName"));
        Assert.Equal("alice@corp.onaliyun.com", (await _cloud.Root.ImsAsync("ListUsers")).List("Users", "User").Single().Text("UserPrincipalName"));
    }

    [Fact]
    public async Task Permissions_are_those_of_RAM_on_the_user()
    {
        CloudCredentials key = await AliceKeyAsync();
        var ram = new RamClient(_cloud.Root);
        await ram.Policies.CreateAsync("self", Policies.Allow("ram:GetUser", $"acs:ram:*:{_cloud.Account.Id}:user/alice"), null, default);
        await ram.Users.AttachPolicyAsync("alice", PolicyId.Custom("self"), default);
        CloudConnection alice = _cloud.Connect(key);

        await alice.ImsAsync("GetUser", "UserPrincipalName", Alice);
        await alice.ImsAsync("ListUsers").RefusedAsync(403, "NoPermission");
        Assert.Equal("Ims", (string?)_cloud.Events()[^1]["serviceName"]);
    }

    [Fact]
    public async Task Keys_are_switched_used_and_removed()
    {
        CloudCredentials key = await AliceKeyAsync();
        await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default);

        PopAnswer use = (await _cloud.Root.ImsAsync("GetAccessKeyLastUsed", "UserPrincipalName", Alice, "UserAccessKeyId", key.AccessKeyId)).Child("AccessKeyLastUsed");
        Assert.Equal(("2026-01-01T00:00:00Z", "Sts"), (use.Text("LastUsedDate"), use.Text("ServiceName")));

        await _cloud.Root.ImsAsync("UpdateAccessKey", "UserPrincipalName", Alice, "UserAccessKeyId", key.AccessKeyId, "Status", "Inactive");
        await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default).RefusedAsync(400, "InvalidAccessKeyId.Inactive");
        await _cloud.Root.ImsAsync("UpdateAccessKey", "UserPrincipalName", Alice, "UserAccessKeyId", key.AccessKeyId, "Status", "Off").RefusedAsync(400, "InvalidParameter.Status");
        await _cloud.Root.ImsAsync("DeleteAccessKey", "UserPrincipalName", Alice, "UserAccessKeyId", key.AccessKeyId);
        await _cloud.Root.ImsAsync("DeleteAccessKey", "UserPrincipalName", Alice, "UserAccessKeyId", key.AccessKeyId).RefusedAsync(404, "EntityNotExist.User.AccessKey");
    }

    [Fact]
    public async Task Groups_have_display_names_and_members()
    {
        await AliceKeyAsync();
        await _cloud.Root.ImsAsync("CreateGroup", "GroupName", "auditors", "DisplayName", "Auditors");
        await _cloud.Root.ImsAsync("AddUserToGroup", "GroupName", "auditors", "UserPrincipalName", Alice);

        Assert.Equal(Alice, (await _cloud.Root.ImsAsync("ListUsersForGroup", "GroupName", "auditors")).List("Users", "User").Single().Text("UserPrincipalName"));
        Assert.Equal("Auditors", (await _cloud.Root.ImsAsync("ListGroupsForUser", "UserPrincipalName", Alice)).List("Groups", "Group").Single().Text("DisplayName"));
        await _cloud.Root.ImsAsync("DeleteGroup", "GroupName", "auditors").RefusedAsync(409, "DeleteConflict.Group.User");
        await _cloud.Root.ImsAsync("RemoveUserFromGroup", "GroupName", "auditors", "UserPrincipalName", Alice);
        await _cloud.Root.ImsAsync("DeleteGroup", "GroupName", "auditors");
    }

    [Fact]
    public async Task Console_access_is_given_and_taken()
    {
        await AliceKeyAsync();
        await _cloud.Root.ImsAsync("GetLoginProfile", "UserPrincipalName", Alice).RefusedAsync(404, "EntityNotExist.User.LoginProfile");
        await _cloud.Root.ImsAsync("CreateLoginProfile", "UserPrincipalName", Alice, "Password", "short").RefusedAsync(400, "InvalidParameter.Password.Length");

        await _cloud.Root.ImsAsync("CreateLoginProfile", "UserPrincipalName", Alice, "Password", "correct horse", "MFABindRequired", "true");

        Assert.Equal("true", (await _cloud.Root.RamAsync("GetLoginProfile", "UserName", "alice")).Child("LoginProfile").Text("MFABindRequired"));
        Assert.All(_cloud.Events(), recorded => Assert.DoesNotContain("correct horse", recorded.ToJsonString(), StringComparison.Ordinal));
        await _cloud.Root.RamAsync("CreateLoginProfile", "UserName", "alice", "Password", "another horse").RefusedAsync(409, "EntityAlreadyExists.User.LoginProfile");
        await _cloud.Root.RamAsync("DeleteLoginProfile", "UserName", "alice");
    }

    private async Task<CloudCredentials> AliceKeyAsync()
    {
        await _cloud.Root.ImsAsync("CreateUser", "UserPrincipalName", Alice, "DisplayName", "Alice");
        PopAnswer key = (await _cloud.Root.ImsAsync("CreateAccessKey", "UserPrincipalName", Alice)).Child("AccessKey");
        return new CloudCredentials(key.Text("AccessKeyId"), key.Text("AccessKeySecret"));
    }
}
