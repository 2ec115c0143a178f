using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Ram;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

public sealed class RoleTests : IAsyncLifetime, IDisposable
{
    private const string Roles = "projects/actiontrail_demo/roles";
    private readonly Workspace _workspace = new();

    private CloudConnection Root => _workspace.Cloud.Root;

    public async Task InitializeAsync()
    {
        await _workspace.CreateProjectAsync();
        await _workspace.RunAsync("CREATE TABLE events (x STRING)");
        await _workspace.RunAsync("INSERT INTO events VALUES ('seen')");
        await _workspace.RunAsync("CREATE TABLE other (x STRING)");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [InlineData("""{"name":"reader","type":"resource","policy":"{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"odps:Select\",\"odps:CreateInstance\"],\"Resource\":[\"acs:odps:*:projects/actiontrail_demo\",\"acs:odps:*:projects/actiontrail_demo/tables/events\"]}]}"}""")]
    [InlineData("""{"name":"reader","type":"resource","acl":{"project":[{"name":"actiontrail_demo","actions":["CreateInstance"]}],"table":[{"name":"Events","actions":["select"]}]}}""")]
    public async Task A_role_gives_what_it_says_and_no_more(string role)
    {
        MaxComputeClient alice = await AliceAsync();
        await Refusal.Of(403, "ODPS-0420095", () => SelectAsync(alice, "events"));
        await Root.ControlAsync("CreateRole", "POST", Roles, role);

        await Root.ControlAsync("UpdateUsersToRole", "PUT", Roles + "/reader/users", $$"""{"add":["RAM${{_workspace.Cloud.Account.Id}}:alice"]}""");

        Assert.Equal("seen", (await SelectAsync(alice, "events")).Rows[0][0]);
        await Refusal.Of(403, "ODPS-0130013", () => SelectAsync(alice, "other"));
        await Root.ControlAsync("UpdateUsersToRole", "PUT", Roles + "/reader/users", $$"""{"remove":["RAM${{_workspace.Cloud.Account.Id}}:alice"]}""");
        await Refusal.Of(403, "ODPS-0420095", () => SelectAsync(alice, "events"));
    }

    [Fact]
    public async Task An_admin_of_another_account_may_everything_here_but_nothing_elsewhere()
    {
        LocalAccount other = _workspace.Cloud.Host.CreateAccount("Auditor");
        var auditor = new MaxComputeClient(_workspace.Cloud.Connect(other));
        var second = Core.Destinations.MaxComputeProjectName.Parse("actiontrail_demo2");
        await _workspace.Client.CreateProjectAsync(second, new(), default);

        await Root.ControlAsync("UpdateUsersToRole", "PUT", Roles + "/admin/users", $$"""{"add":["ALIYUN${{other.Id}}"]}""");

        Assert.Equal("seen", (await SelectAsync(auditor, "events")).Rows[0][0]);
        var ram = new RamClient(_workspace.Cloud.Connect(other));
        await ram.Users.CreateAsync("bob", null, default);
        await ram.Users.AttachPolicyAsync("bob", PolicyId.System("AdministratorAccess"), default);
        var bob = new MaxComputeClient(_workspace.Cloud.Connect(await ram.Users.CreateAccessKeyAsync("bob", default)));
        await Refusal.Of(403, "ODPS-0420095", () => SelectAsync(bob, "events"));
        await auditor.ExecuteSqlAsync(Workspace.Project, "DROP TABLE other", null, default);
        await Refusal.Of(403, "ODPS-0420095", () => auditor.ExecuteSqlAsync(second, "SHOW TABLES", null, default));
    }

    [Fact]
    public async Task Roles_are_listed_with_their_users_and_deleted_when_nobody_has_them()
    {
        string alice = $"RAM${_workspace.Cloud.Account.Id}:alice";
        const string Policy = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"odps:Select","Resource":"*"}]}""";
        await Root.ControlAsync("CreateRole", "POST", Roles, new JsonObject { ["name"] = "reader", ["policy"] = Policy }.ToJsonString());
        await Root.ControlAsync("UpdateUsersToRole", "PUT", Roles + "/reader/users", $$"""{"add":["{{alice}}"]}""");

        JsonNode roles = (await Root.ControlAsync("ListRoles", "GET", Roles))!["roles"]!;
        Assert.Equal(["admin", "reader", "super_administrator"], roles.AsArray().Select(static role => (string?)role!["name"]));
        Assert.Equal(Policy, (string?)await Root.ControlAsync("GetRolePolicy", "GET", Roles + "/reader/policy"));
        Assert.Equal(alice, (string?)(await Root.ControlAsync("ListUsersByRole", "GET", Roles + "/reader/users"))!["users"]![0]!["name"]);
        Assert.Equal(2, (await Root.ControlAsync("ListUsers", "GET", "projects/actiontrail_demo/users"))!["users"]!.AsArray().Count);

        await Refusal.Of(400, "InvalidParameter", () => Root.ControlAsync("DeleteRole", "DELETE", Roles + "/reader"));
        await Root.ControlAsync("UpdateUsersToRole", "PUT", Roles + "/reader/users", $$"""{"remove":["{{alice}}"]}""");
        await Root.ControlAsync("DeleteRole", "DELETE", Roles + "/reader");
        await Refusal.Of(404, "OBJECT_NOT_EXIST", () => Root.ControlAsync("GetRolePolicy", "GET", Roles + "/reader/policy"));
    }

    [Theory]
    [InlineData("""{"name":"9lives"}""", 400, "InvalidParameter")]
    [InlineData("""{"name":"r","type":"king"}""", 400, "InvalidParameter")]
    [InlineData("""{"name":"r","policy":"{\"Statement\":[]}"}""", 400, "InvalidParameter")]
    [InlineData("""{"name":"r","type":"admin","acl":{}}""", 400, "InvalidParameter")]
    [InlineData("""{"type":"resource"}""", 400, "MissingParameter")]
    [InlineData("""{"name":"admin"}""", 409, "OBJECT_ALREADY_EXIST")]
    [InlineData("""{"name":{}}""", 400, "InvalidParameter")]
    [InlineData("""{"name":"r","name":"s"}""", 400, "InvalidParameter")]
    [InlineData("[]", 400, "InvalidParameter")]
    [InlineData("{", 400, "InvalidParameter")]
    [InlineData("", 400, "InvalidParameter")]
    public async Task A_role_that_makes_no_sense_is_refused(string body, int status, string code)
    {
        await Refusal.Of(status, code, () => Root.ControlAsync("CreateRole", "POST", Roles, body));
        Assert.Empty(_workspace.Cloud.Faults);
    }

    [Fact]
    public async Task Users_that_are_no_identities_and_operations_that_are_not_built_are_refused()
    {
        foreach (string user in new[] { "alice", "ALIYUN$x", "RAM$1234567890123456:*", "RAM$1234567890123456:role/", "RAM$1234567890123456" })
        {
            await Refusal.Of(400, "InvalidParameter", () => Root.ControlAsync("UpdateUsersToRole", "PUT", Roles + "/admin/users", $$"""{"add":["{{user}}"]}"""));
        }

        await Refusal.Of(404, "InvalidApi.NotFound", () => Root.ControlAsync("ListPackages", "GET", "projects/actiontrail_demo/packages"));
        await Refusal.Of(404, "QUOTA_UNKNOWN_NICKNAME", () => Root.ControlAsync("GetQuota", "GET", "quotas/nope"));
        Assert.Equal("os_PayAsYouGoQuota", (string?)(await Root.ControlAsync("ListQuotas", "GET", "quotas"))!["quotaInfoList"]![0]!["nickName"]);
    }

    private static Task<MaxComputeResult> SelectAsync(MaxComputeClient client, string table) =>
        client.ExecuteSqlAsync(Workspace.Project, $"SELECT x FROM {table}", null, default);

    private async Task<MaxComputeClient> AliceAsync()
    {
        var ram = new RamClient(Root);
        await ram.Users.CreateAsync("alice", null, default);
        return new MaxComputeClient(_workspace.Cloud.Connect(await ram.Users.CreateAccessKeyAsync("alice", default)));
    }
}
