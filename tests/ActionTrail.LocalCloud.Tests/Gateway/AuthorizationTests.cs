using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;

namespace ActionTrail.LocalCloud.Tests.Gateway;

public sealed class AuthorizationTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private readonly RamClient _ram;

    public AuthorizationTests() => _ram = new RamClient(_cloud.Root);

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_user_without_policies_may_nothing_and_learns_what_was_missing()
    {
        CloudConnection alice = await AliceAsync(null);

        ApiException denied = await alice.RamAsync("GetUser", "UserName", "alice").RefusedAsync(403, "NoPermission");

        Assert.Contains($"ram:GetUser on acs:ram:*:{_cloud.Account.Id}:user/alice", denied.Detail, StringComparison.Ordinal);
        Assert.Equal(ApiErrorKind.Denied, denied.Kind);
    }

    [Fact]
    public async Task A_deny_statement_wins_and_is_named()
    {
        CloudConnection alice = await AliceAsync(Policies.AllowAllBut("ram:DeleteUser"));
        await alice.RamAsync("GetUser", "UserName", "alice");

        ApiException denied = await alice.RamAsync("DeleteUser", "UserName", "alice").RefusedAsync(403, "NoPermission");

        Assert.Contains("denied by statement 1 of alice-policy", denied.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_give_and_deny()
    {
        CloudConnection alice = await AliceAsync(null);
        await _cloud.Root.RamAsync("CreateGroup", "GroupName", "readers");
        await _cloud.Root.RamAsync("AttachPolicyToGroup", "GroupName", "readers", "PolicyType", "System", "PolicyName", "AliyunRAMReadOnlyAccess");
        await _cloud.Root.RamAsync("AddUserToGroup", "GroupName", "readers", "UserName", "alice");

        await alice.RamAsync("ListUsers");
        await alice.RamAsync("CreateUser", "UserName", "bob").RefusedAsync(403, "NoPermission");
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("PROD")]
    public async Task Spelling_a_name_otherwise_does_not_get_round_a_deny(string name)
    {
        await _ram.CreateRoleAsync(new NewRole(RoleName.Parse("Prod"), Policies.Trust("Service", "ecs.aliyuncs.com")), default);
        CloudConnection alice = await AliceAsync(
            $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"ram:DeleteRole","Resource":"acs:ram:*:{{_cloud.Account.Id}}:role/Prod"}]}""");

        await alice.RamAsync("DeleteRole", "RoleName", name).RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task Attaching_needs_both_the_identity_and_the_policy()
    {
        CloudConnection alice = await AliceAsync(
            $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:AttachPolicyToUser","Resource":["acs:ram:*:{{_cloud.Account.Id}}:user/*","acs:ram:*:system:policy/ReadOnlyAccess"]}]}""");

        await alice.RamAsync("AttachPolicyToUser", "UserName", "alice", "PolicyType", "System", "PolicyName", "AdministratorAccess").RefusedAsync(403, "NoPermission");
        await alice.RamAsync("AttachPolicyToUser", "UserName", "alice", "PolicyType", "System", "PolicyName", "ReadOnlyAccess");
    }

    [Fact]
    public async Task A_policy_change_counts_from_the_next_call()
    {
        CloudConnection alice = await AliceAsync(Policies.AllowAll);
        await alice.RamAsync("ListUsers");

        await _ram.Policies.ReplaceAsync("alice-policy", Policies.Allow("ram:GetUser"), default);

        await alice.RamAsync("ListUsers").RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task Conditions_see_the_request()
    {
        CloudConnection alice = await AliceAsync(
            """{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"127.0.0.0/8"},"Bool":{"acs:SecureTransport":"true"},"DateLessThan":{"acs:CurrentTime":"2026-01-01T01:00:00Z"}}}]}""");
        await alice.RamAsync("ListUsers");

        _cloud.Time.Advance(TimeSpan.FromHours(1));

        await alice.RamAsync("ListUsers").RefusedAsync(403, "NoPermission");
    }

    [Fact]
    public async Task A_denied_call_changes_nothing()
    {
        CloudConnection alice = await AliceAsync(Policies.Allow("ram:Get*"));

        await alice.RamAsync("CreateUser", "UserName", "bob").RefusedAsync(403, "NoPermission");

        await _cloud.Root.RamAsync("GetUser", "UserName", "bob").RefusedAsync(404, "EntityNotExist.User");
    }

    private async Task<CloudConnection> AliceAsync(string? policy)
    {
        await _ram.Users.CreateAsync("alice", null, default);
        if (policy is not null)
        {
            await _ram.Policies.CreateAsync("alice-policy", policy, null, default);
            await _ram.Users.AttachPolicyAsync("alice", PolicyId.Custom("alice-policy"), default);
        }

        return _cloud.Connect(await _ram.Users.CreateAccessKeyAsync("alice", default));
    }
}
