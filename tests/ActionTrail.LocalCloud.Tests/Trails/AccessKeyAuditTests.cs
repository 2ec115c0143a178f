using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Trails;

namespace ActionTrail.LocalCloud.Tests.Trails;

public sealed class AccessKeyAuditTests : TrailFixture
{
    private AccessKeyAuditClient Audit => new(Cloud.Root);

    [Fact]
    public async Task What_a_key_was_used_for_is_read_off_the_events()
    {
        (string key, CloudConnection user) = await UserAsync();
        Assert.Equal(new AccessKeyOwnership(key, "ram-user", "alice", null), await Audit.GetAsync(key, default));
        await new RamClient(user).ListRolesAsync(default).All();
        Cloud.Time.Advance(TimeSpan.FromMinutes(1));
        await new RamClient(user).CreateRoleAsync(new NewRole(Core.Accounts.RoleName.Parse("Reader"), Policies.Trust("Service", "ecs.aliyuncs.com")), default);
        Cloud.Time.Advance(TimeSpan.FromMinutes(1));
        await new TrailsClient(user).DescribeTrailsAsync(new TrailQuery(), default);

        AccessKeyOwnership owner = await Audit.GetAsync(key, default);
        Assert.Equal(("Actiontrail", Cloud.Time.GetUtcNow(), "ManagementEvent"), (owner.LastUse?.Name, owner.LastUse?.UsedTime, owner.LastUse?.Source));
        Assert.Equal(["Actiontrail", "Ram"], (await Audit.ListServicesAsync(key, default)).Select(use => use.Name));
        Assert.Equal(["CreateRole", "ListRoles"], (await Audit.ListOperationsAsync(key, "Ram", default).All()).Select(use => use.Name));
        Assert.Equal(["127.0.0.1"], (await Audit.ListAddressesAsync(key, "Ram", default).All()).Select(use => use.Name));
        Assert.Contains(await Audit.ListResourcesAsync(key, "Ram", default).All(), use => use.Type == "ACS::RAM::Role" && use.Name.Contains("reader", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(await Audit.ListOperationsAsync(key, "Oss", default).All());
        Assert.Contains("\"eventName\":\"DescribeTrails\"", owner.LastUse!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uses_are_paged_by_token()
    {
        (string key, CloudConnection user) = await UserAsync();
        await new RamClient(user).ListRolesAsync(default).All();
        await new RamUserClient(user).ListAsync(default).All();

        var first = await Cloud.Root.TrailsAsync("GetAccessKeyLastUsedEvents", $"AccessKey={key}&ServiceName=Ram&PageSize=1");
        var second = await Cloud.Root.TrailsAsync("GetAccessKeyLastUsedEvents", $"AccessKey={key}&ServiceName=Ram&PageSize=1&NextToken={WireQuery.Encode(first.Text("NextToken"))}");

        Assert.Equal(
            ["ListRoles", "ListUsers"],
            new[] { first, second }.Select(page => Assert.Single(page.List("Events")).Text("EventName")).Order(StringComparer.Ordinal));
        Assert.Equal("", second.Text("NextToken"));
    }

    [Fact]
    public async Task Keys_of_other_accounts_are_not_told_about()
    {
        LocalAccount other = Cloud.Host.CreateAccount("Other");

        await Refusal.Of(400, "InvalidQueryParameter", () => Audit.GetAsync(Cloud.Host.RootCredentials(other.Id).AccessKeyId, default));
        Assert.Equal("root-account", (await Audit.GetAsync(Cloud.Host.RootCredentials(Cloud.Account.Id).AccessKeyId, default)).AccountType);
    }

    private async Task<(string Key, CloudConnection User)> UserAsync()
    {
        var users = new RamUserClient(Cloud.Root);
        await users.CreateAsync("alice", null, default);
        await users.AttachPolicyAsync("alice", PolicyId.System("AdministratorAccess"), default);
        CloudCredentials key = await users.CreateAccessKeyAsync("alice", default);
        return (key.AccessKeyId, Cloud.Connect(key));
    }
}
