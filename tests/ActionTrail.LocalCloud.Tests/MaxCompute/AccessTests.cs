using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.MaxCompute;

public sealed class AccessTests : IAsyncLifetime, IDisposable
{
    private static readonly PartitionSpec s_day = PartitionSpec.Of("ds", "20260101");
    private readonly Workspace _workspace = new();
    private readonly RamClient _ram;

    public AccessTests() => _ram = new RamClient(_workspace.Cloud.Root);

    public async Task InitializeAsync()
    {
        await _workspace.CreateProjectAsync();
        await _workspace.RunAsync("CREATE TABLE actiontrail_events (event STRING) PARTITIONED BY (ds STRING)");
        await _workspace.RunAsync("CREATE TABLE secrets (x STRING)");
        await _workspace.RunAsync("INSERT INTO secrets VALUES ('s3cret')");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task The_delivery_policy_is_enough_to_deliver_and_no_more()
    {
        CloudConnection delivery = await DeliveryAsync();
        var client = new MaxComputeClient(delivery);

        await client.ExecuteSqlAsync(Workspace.Project, "CREATE TABLE IF NOT EXISTS actiontrail_new (event STRING) PARTITIONED BY (ds STRING)", null, default);
        await client.AddPartitionAsync(Workspace.Project, Workspace.Table, s_day, default);
        await client.UploadAsync(Workspace.Project, Workspace.Table, s_day, [MaxComputeRecord.Of("{}")], default);

        Assert.Equal(["{}|20260101"], await _workspace.RowsAsync("SELECT * FROM actiontrail_events"));
        await Denied("ODPS-0130013", () => client.ExecuteSqlAsync(Workspace.Project, "SELECT * FROM actiontrail_events", null, default));
        await Denied("ODPS-0130013", () => client.ExecuteSqlAsync(Workspace.Project, "DROP TABLE actiontrail_events", null, default));
        await Denied("NoPermission", () => client.DownloadAsync(Workspace.Project, Workspace.Table, s_day, default).All());
        await Denied("NoPermission", () => client.DeleteProjectAsync(Workspace.Project, default));
    }

    [Theory]
    [InlineData("SELECT * FROM secrets")]
    [InlineData("SELECT * FROM actiontrail_demo.secrets")]
    [InlineData("SELECT * FROM `ACTIONTRAIL_DEMO`.`Secrets`")]
    [InlineData("SELECT a.event FROM actiontrail_events a JOIN secrets b ON a.event = b.x")]
    [InlineData("SELECT x FROM (SELECT x FROM secrets) t")]
    [InlineData("INSERT INTO actiontrail_events PARTITION (ds='1') SELECT x FROM secrets")]
    [InlineData("INSERT INTO secrets VALUES ('mine')")]
    [InlineData("TRUNCATE TABLE secrets")]
    [InlineData("DESC secrets")]
    public async Task A_statement_needs_permission_on_every_table_that_it_touches(string sql)
    {
        CloudConnection alice = await AliceAsync(
            $$"""
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"odps:*","Resource":["acs:odps:*:*:projects/actiontrail_demo","acs:odps:*:*:projects/actiontrail_demo/tables/actiontrail_*"]}]}
            """);

        ApiException denied = await Denied("ODPS-0130013", () => new MaxComputeClient(alice).ExecuteSqlAsync(Workspace.Project, sql, null, default));

        Assert.Contains("{acs:odps:*:projects/actiontrail_demo/tables/secrets}", denied.Detail, StringComparison.Ordinal);
        Assert.Equal(["s3cret"], await _workspace.RowsAsync("SELECT * FROM secrets"));
    }

    [Fact]
    public async Task Another_account_has_nothing_to_say_here()
    {
        var stranger = new MaxComputeClient(_workspace.Cloud.Connect(_workspace.Cloud.Host.CreateAccount("Stranger")));
        var own = MaxComputeProjectName.Parse("stranger_project");
        await stranger.CreateProjectAsync(own, new(), default);

        await Denied("ODPS-0420095", () => stranger.ExecuteSqlAsync(Workspace.Project, "SHOW TABLES", null, default));
        await Denied("ODPS-0130013", () => stranger.ExecuteSqlAsync(own, "SELECT * FROM actiontrail_demo.secrets", null, default));
        await Denied("NoPermission", () => stranger.GetProjectAsync(Workspace.Project, default));
        await Denied("NoPermission", () => stranger.UploadAsync(Workspace.Project, Workspace.Table, s_day, [], default));
    }

    [Fact]
    public async Task Results_belong_to_who_asked()
    {
        string instance = (await _workspace.RunAsync("SELECT * FROM secrets")).InstanceId;
        CloudConnection alice = await AliceAsync("""{"Version":"1","Statement":[{"Effect":"Allow","Action":"odps:CreateInstance","Resource":"*"}]}""");

        await Denied("ODPS-0420095", () => alice.RestAsync("GET", $"/projects/actiontrail_demo/instances/{instance}?result"));
        await Denied("NoPermission", () => new MaxComputeClient(alice).DownloadResultAsync(Workspace.Project, instance, default).All());
        Assert.Equal(["1"], (await new MaxComputeClient(alice).ExecuteSqlAsync(Workspace.Project, "SELECT 1", null, default)).Rows[0]);
    }

    [Fact]
    public async Task Calls_are_recorded_as_data_events_and_denied_ones_too()
    {
        DataEventInterest.Of(_workspace.Cloud.Host.Cloud).Begin();
        CloudConnection delivery = await DeliveryAsync();
        await new MaxComputeClient(delivery).AddPartitionAsync(Workspace.Project, Workspace.Table, s_day, default);
        await new MaxComputeClient(delivery).UploadAsync(Workspace.Project, Workspace.Table, s_day, [MaxComputeRecord.Of("{}")], default);
        await Denied("NoPermission", () => new MaxComputeClient(delivery).DeleteProjectAsync(Workspace.Project, default));

        var events = _workspace.Cloud.Events().Where(static recorded => (string?)recorded["serviceName"] == "MaxCompute").ToList();
        Assert.Equal("Management", (string?)events.First(static recorded => (string?)recorded["eventName"] == "CreateProject")["eventCategory"]);
        Assert.Equal("Data", (string?)events.Last(static recorded => (string?)recorded["eventName"] == "InsertJob")["eventCategory"]);
        Assert.Equal("assumed-role", (string?)events.Last(static recorded => (string?)recorded["eventName"] == "UploadTable")["userIdentity"]!["type"]);
        Assert.Equal("NoPermission", (string?)events.Last(static recorded => (string?)recorded["eventName"] == "DeleteProject")["errorCode"]);
    }

    [Fact]
    public async Task A_wrong_signature_or_clock_is_refused()
    {
        CloudConnection root = _workspace.Cloud.Root;
        CloudConnection forged = root with { Credentials = new Aliyun.Credentials.StaticCredentialProvider((await root.Credentials.GetAsync(default)) with { AccessKeySecret = "guess" }) };
        CloudConnection late = root with { Time = new ManualTimeProvider(_workspace.Cloud.Time.GetUtcNow().AddMinutes(-16)) };
        CloudConnection unknown = root with { Credentials = new Aliyun.Credentials.StaticCredentialProvider(new("LTAIunknown", "x")) };

        await Refusal.Of(401, "ODPS-0410042", () => forged.RestAsync("GET", "/projects/actiontrail_demo"));
        await Refusal.Of(401, "ODPS-0410031", () => late.RestAsync("GET", "/projects/actiontrail_demo"));
        await Refusal.Of(401, "ODPS-0410051", () => unknown.RestAsync("GET", "/projects/actiontrail_demo"));
        ApiException tunnel = await Refusal.Of(401, "Unauthorized", () => forged.OdpsAsync("GET", "/projects/actiontrail_demo/tables/t?downloadid=x"));
        Assert.Equal(ApiErrorKind.Unauthenticated, tunnel.Kind);
    }

    private static async Task<ApiException> Denied(string code, Func<Task> call)
    {
        ApiException denied = await Refusal.Of(403, code, call);
        Assert.Equal(ApiErrorKind.Denied, denied.Kind);
        return denied;
    }

    private async Task<CloudConnection> DeliveryAsync()
    {
        var name = RoleName.Parse("ActionTrailDeliveryRole");
        await _ram.CreateRoleAsync(new NewRole(name, Policies.Trust("RAM", $"acs:ram::{_workspace.Cloud.Account.Id}:root")), default);
        await _ram.AttachPolicyAsync(name, PolicyId.System("AliyunActionTrailDeliveryPolicy"), default);
        CloudConnection alice = await AliceAsync(Policies.Allow("sts:AssumeRole"));
        AssumedRole role = await new StsClient(alice).AssumeRoleAsync(new AssumeRoleRequest(RoleArn.Parse($"acs:ram::{_workspace.Cloud.Account.Id}:role/{name}"), "delivery"), default);
        return _workspace.Cloud.Connect(role.Credentials);
    }

    private async Task<CloudConnection> AliceAsync(string policy)
    {
        await _ram.Users.CreateAsync("alice", null, default);
        await _ram.Policies.CreateAsync("alice-policy", policy, null, default);
        await _ram.Users.AttachPolicyAsync("alice", PolicyId.Custom("alice-policy"), default);
        return _workspace.Cloud.Connect(await _ram.Users.CreateAccessKeyAsync("alice", default));
    }
}
