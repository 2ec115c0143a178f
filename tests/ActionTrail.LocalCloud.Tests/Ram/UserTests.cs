using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Pop;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sts;

namespace ActionTrail.LocalCloud.Tests.Ram;

public sealed class UserTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly RamUserClient _users;

    public UserTests() => _users = new RamClient(_cloud.Root).Users;

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_user_signs_with_its_key()
    {
        RamUser made = await _users.CreateAsync("alice", "Alice", default);
        CloudCredentials key = await _users.CreateAccessKeyAsync("alice", default);

        CallerIdentity identity = await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default);

        Assert.Equal(("RAMUser", $"acs:ram::{_cloud.Account.Id}:user/alice", made.UserId), (identity.Type, identity.Arn, identity.UserId));
    }

    [Fact]
    public async Task An_inactive_key_signs_nothing_and_the_attempt_is_recorded()
    {
        CloudCredentials key = await AliceKeyAsync();
        await _users.UpdateAccessKeyAsync("alice", key.AccessKeyId, AccessKeyStatus.Inactive, default);

        await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default).RefusedAsync(400, "InvalidAccessKeyId.Inactive");

        Assert.Equal(("alice", "InvalidAccessKeyId.Inactive"), ((string?)_cloud.Events()[^1]["userIdentity"]!["userName"], (string?)_cloud.Events()[^1]["errorCode"]));
        await _users.UpdateAccessKeyAsync("alice", key.AccessKeyId, AccessKeyStatus.Active, default);
        await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default);
    }

    [Fact]
    public async Task A_removed_key_is_unknown()
    {
        CloudCredentials key = await AliceKeyAsync();
        await _users.DeleteAccessKeyAsync("alice", key.AccessKeyId, default);

        await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default).RefusedAsync(404, "InvalidAccessKeyId.NotFound");
        Assert.Empty(await _users.ListAccessKeysAsync("alice", default));
    }

    [Fact]
    public async Task A_user_has_two_keys_at_most()
    {
        await AliceKeyAsync();
        await _users.CreateAccessKeyAsync("alice", default);

        await _users.CreateAccessKeyAsync("alice", default).RefusedAsync(409, "LimitExceeded.User.AccessKey");
        Assert.Equal(2, (await _users.ListAccessKeysAsync("alice", default)).Count);
    }

    [Fact]
    public async Task What_hangs_on_a_user_keeps_it()
    {
        CloudCredentials key = await AliceKeyAsync();
        await _users.AttachPolicyAsync("alice", PolicyId.System("ReadOnlyAccess"), default);
        await _cloud.Root.RamAsync("CreateGroup", "GroupName", "auditors");
        await _cloud.Root.RamAsync("AddUserToGroup", "GroupName", "auditors", "UserName", "alice");

        await _users.DeleteAsync("alice", default).RefusedAsync(409, "DeleteConflict.User.AccessKey");
        await _users.DeleteAccessKeyAsync("alice", key.AccessKeyId, default);
        await _users.DeleteAsync("alice", default).RefusedAsync(409, "DeleteConflict.User.Policy");
        await _users.DetachPolicyAsync("alice", PolicyId.System("ReadOnlyAccess"), default);
        await _users.DeleteAsync("alice", default).RefusedAsync(409, "DeleteConflict.User.Group");
        await _cloud.Root.RamAsync("DeleteGroup", "GroupName", "auditors").RefusedAsync(409, "DeleteConflict.Group.User");
        await _cloud.Root.RamAsync("RemoveUserFromGroup", "GroupName", "auditors", "UserName", "alice");
        await _users.DeleteAsync("alice", default);
        await _users.GetAsync("alice", default).RefusedAsync(404, "EntityNotExist.User");
    }

    [Fact]
    public async Task A_renamed_user_keeps_key_groups_and_rights()
    {
        CloudCredentials key = await AliceKeyAsync();
        await _users.AttachPolicyAsync("alice", PolicyId.System("AliyunRAMReadOnlyAccess"), default);

        await _cloud.Root.RamAsync("UpdateUser", "UserName", "alice", "NewUserName", "alicia", "NewComments", "married");

        Assert.EndsWith("user/alicia", (await new StsClient(_cloud.Connect(key)).GetCallerIdentityAsync(default)).Arn, StringComparison.Ordinal);
        Assert.Equal("married", (await new RamClient(_cloud.Connect(key)).Users.GetAsync("alicia", default)).Comments);
    }

    [Theory]
    [InlineData("UserName", "al ice", "InvalidParameter.UserName.InvalidChars")]
    [InlineData("Email", "nowhere", "InvalidParameter.Email.Format")]
    [InlineData("MobilePhone", "call me", "InvalidParameter.MobilePhone.Format")]
    public async Task Wrong_data_is_refused(string parameter, string value, string code)
    {
        string[] arguments = parameter == "UserName" ? [parameter, value] : ["UserName", "alice", parameter, value];

        await _cloud.Root.RamAsync("CreateUser", arguments).RefusedAsync(400, code);
    }

    [Fact]
    public async Task A_user_manages_its_own_keys_without_naming_itself()
    {
        CloudCredentials key = await AliceKeyAsync();
        await new RamClient(_cloud.Root).Policies.CreateAsync(
            "own-keys", Policies.Allow("ram:*AccessKey*", $"acs:ram:*:{_cloud.Account.Id}:user/alice"), null, default);
        await _users.AttachPolicyAsync("alice", PolicyId.Custom("own-keys"), default);

        PopAnswer second = await _cloud.Connect(key).RamAsync("CreateAccessKey");

        Assert.Equal(key.AccessKeyId, (await _cloud.Connect(key).RamAsync("ListAccessKeys")).List("AccessKeys", "AccessKey")[0].Text("AccessKeyId"));
        Assert.Equal(30, second.Child("AccessKey").Text("AccessKeySecret").Length);
    }

    [Fact]
    public async Task Groups_are_listed_from_both_sides()
    {
        await _users.CreateAsync("alice", null, default);
        await _cloud.Root.RamAsync("CreateGroup", "GroupName", "auditors", "Comments", "read all");
        await _cloud.Root.RamAsync("AddUserToGroup", "GroupName", "auditors", "UserName", "alice");
        await _cloud.Root.RamAsync("UpdateGroup", "GroupName", "auditors", "NewGroupName", "Reviewers");

        Assert.Equal("Reviewers", (await _cloud.Root.RamAsync("ListGroupsForUser", "UserName", "alice")).List("Groups", "Group").Single().Text("GroupName"));
        Assert.Equal("alice", (await _cloud.Root.RamAsync("ListUsersForGroup", "GroupName", "reviewers")).List("Users", "User").Single().Text("UserName"));
        await _cloud.Root.RamAsync("AddUserToGroup", "GroupName", "Reviewers", "UserName", "alice").RefusedAsync(409, "EntityAlreadyExists.User.Group");
        await _cloud.Root.RamAsync("GetGroup", "GroupName", "auditors").RefusedAsync(404, "EntityNotExist.Group");
    }

    private async Task<CloudCredentials> AliceKeyAsync()
    {
        await _users.CreateAsync("alice", null, default);
        return await _users.CreateAccessKeyAsync("alice", default);
    }
}
