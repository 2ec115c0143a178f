using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Sls;
using ActionTrail.Aliyun.Sts;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Arns;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Sls;

/// <summary>Who may do what, and what the audit trail tells of it.</summary>
public sealed class PermissionTests : IAsyncLifetime
{
    private const string TrailService = "actiontrail.aliyuncs.com";
    private static readonly SlsLogstoreName s_trailStore = SlsLogstoreName.Parse("actiontrail_corp");
    private LogCloud _logs = null!;

    public async Task InitializeAsync() => _logs = await LogCloud.OpenAsync();

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_user_without_policy_is_denied_with_action_and_resource()
    {
        SlsClient user = await UserAsync(null);

        ApiException denied = await user.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(401, "Unauthorized");

        Assert.Equal(
            $"denied by sts or ram, action: log:GetLogStore, resource: acs:log:cn-hangzhou:{_logs.Cloud.Account.Id}:project/audit-project/logstore/app_log",
            denied.Detail);
        Assert.Equal(ApiErrorKind.Denied, denied.Kind);
    }

    [Fact]
    public async Task A_policy_on_one_logstore_opens_that_one_whatever_the_case_of_the_action()
    {
        SlsClient user = await UserAsync(Policies.Allow("log:postlogstorelogs", "acs:log:*:*:project/audit-project/logstore/app_*"));
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = "other" }, default);

        await user.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Group(["id=1"]), default);
        await user.PutLogsAsync(LogCloud.Project, SlsLogstoreName.Parse("other"), _logs.Group(["id=1"]), default).RefusedAsync(401, "Unauthorized");
        await user.GetLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Query("*"), default).RefusedAsync(401, "Unauthorized");
    }

    [Fact]
    public async Task Reading_needs_no_more_than_reading()
    {
        SlsClient user = await UserAsync(Policies.Allow("log:Get*"));
        await _logs.PutAsync(["id=1"]);

        Assert.Single((await user.GetLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Query("*"), default)).Logs);
        Assert.NotEmpty(await user.GetHistogramsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Query("*"), default));
        await user.DeleteLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(401, "Unauthorized");
        await user.UpdateIndexAsync(LogCloud.Project, LogCloud.Logstore, LogCloud.Index, default).RefusedAsync(401, "Unauthorized");
        await user.CreateProjectAsync(SlsProjectName.Parse("mine"), "", default).RefusedAsync(401, "Unauthorized");
    }

    [Fact]
    public async Task Another_account_is_kept_out()
    {
        var stranger = new SlsClient(_logs.Cloud.Connect(_logs.Cloud.Host.CreateAccount("Stranger")));

        await stranger.GetProjectAsync(LogCloud.Project, default).RefusedAsync(401, "Unauthorized");
        await stranger.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Group(["id=1"]), default).RefusedAsync(401, "Unauthorized");
        await stranger.DeleteProjectAsync(LogCloud.Project, default).RefusedAsync(401, "Unauthorized");
        await stranger.GetProjectAsync(SlsProjectName.Parse("absent"), default).RefusedAsync(404, "ProjectNotExist");
    }

    [Fact]
    public async Task A_logstore_of_a_trail_takes_logs_from_actiontrail_only()
    {
        RoleArn role = await DeliveryRoleAsync();
        SlsClient trail = await AsTrailServiceAsync(role);
        await trail.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = s_trailStore.Value }, default);
        await trail.PutLogsAsync(LogCloud.Project, s_trailStore, _logs.Group(["id=1"]), default);

        ApiException refused = await _logs.Client.PutLogsAsync(LogCloud.Project, s_trailStore, _logs.Group(["id=forged"]), default).RefusedAsync(403, "ProjectForbidden");

        Assert.Equal(ApiErrorKind.Denied, refused.Kind);
        await (await AsUserOfRoleAsync(role)).PutLogsAsync(LogCloud.Project, s_trailStore, _logs.Group(["id=forged"]), default).RefusedAsync(403, "ProjectForbidden");
        await trail.CreateIndexAsync(LogCloud.Project, s_trailStore, LogCloud.Index, default);
        Assert.Equal("1", Assert.Single((await _logs.Client.GetLogsAsync(LogCloud.Project, s_trailStore, _logs.Query("*"), default)).Logs)["id"]);
    }

    [Fact]
    public async Task The_delivery_policy_opens_trail_logstores_only()
    {
        SlsClient trail = await AsTrailServiceAsync(await DeliveryRoleAsync());

        Assert.Equal(LogCloud.Project.Value, (await trail.GetProjectAsync(LogCloud.Project, default)).Name);
        await trail.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = "mine" }, default).RefusedAsync(401, "Unauthorized");
        await trail.PutLogsAsync(LogCloud.Project, LogCloud.Logstore, _logs.Group(["id=1"]), default).RefusedAsync(401, "Unauthorized");
    }

    [Fact]
    public async Task A_name_alone_does_not_make_a_logstore_a_trail_s()
    {
        await _logs.Client.CreateLogstoreAsync(LogCloud.Project, new SlsLogstore { Name = s_trailStore.Value }, default);

        await _logs.Client.PutLogsAsync(LogCloud.Project, s_trailStore, _logs.Group(["id=1"]), default);
    }

    [Fact]
    public async Task Management_and_data_calls_are_recorded_as_what_they_are()
    {
        DataEventInterest.Of(_logs.Cloud.Host.Cloud).Begin();
        await _logs.PutAsync(["id=1"]);
        await _logs.GetAsync("*");

        IReadOnlyList<JsonObject> events = _logs.Cloud.Events();

        Assert.Equal(
            ["CreateProject Write Management", "CreateLogStore Write Management", "CreateIndex Write Management", "PutLogs Write Data", "GetLogs Read Data"],
            events.Select(recorded => $"{recorded["eventName"]} {recorded["eventRW"]} {recorded["eventCategory"]}"));
        JsonObject created = events[1];
        Assert.Equal(("Sls", "0.6.0", "cn-hangzhou"), ((string?)created["serviceName"], (string?)created["apiVersion"], (string?)created["acsRegion"]));
        Assert.Equal("audit-project.cn-hangzhou.log.aliyuncs.com", (string?)created["eventSource"]);
        Assert.Equal(("audit-project", "app_log"), ((string?)created["requestParameters"]!["ProjectName"], (string?)created["requestParameters"]!["LogstoreName"]));
        Assert.Equal("app_log", (string?)created["referencedResources"]!["ACS::SLS::Logstore"]![0]);
        Assert.Equal(24, ((string?)created["eventId"])!.Length);
    }

    [Fact]
    public async Task A_denied_call_is_recorded_with_its_error()
    {
        SlsClient user = await UserAsync(null);
        await user.DeleteLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(401, "Unauthorized");

        JsonObject denied = _logs.Cloud.Events()[^1];

        Assert.Equal(("DeleteLogStore", "Unauthorized", "writer"), ((string?)denied["eventName"], (string?)denied["errorCode"], (string?)denied["userIdentity"]!["userName"]));
    }

    private async Task<SlsClient> UserAsync(string? policy)
    {
        var ram = new RamClient(_logs.Cloud.Root);
        await ram.Users.CreateAsync("writer", null, default);
        if (policy is not null)
        {
            await ram.Policies.CreateAsync("writing", policy, null, default);
            await ram.Users.AttachPolicyAsync("writer", PolicyId.Custom("writing"), default);
        }

        return new SlsClient(_logs.Cloud.Connect(await ram.Users.CreateAccessKeyAsync("writer", default)));
    }

    private async Task<RoleArn> DeliveryRoleAsync()
    {
        var ram = new RamClient(_logs.Cloud.Root);
        string trust = $$$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["{{{TrailService}}}"],"RAM":["acs:ram::{{{_logs.Cloud.Account.Id}}}:root"]}}]}""";
        RamRole role = await ram.CreateRoleAsync(new NewRole(RoleName.Parse("delivery"), trust), default);
        await ram.AttachPolicyAsync(role.Name, PolicyId.System("AliyunActionTrailDeliveryPolicy"), default);
        return role.Arn;
    }

    private async Task<SlsClient> AsTrailServiceAsync(RoleArn role)
    {
        var service = new Caller { Kind = CallerKind.Service, AccountId = _logs.Cloud.Account.Id.Value, Arn = TrailService, Name = TrailService };
        using var transport = new HttpMessageInvoker(new ServiceTransport(_logs.Cloud.Host.Gateway, service));
        CloudConnection connection = _logs.Cloud.Connect(new CloudCredentials("service", "service")) with { Transport = transport };
        AssumedRole session = await new StsClient(connection).AssumeRoleAsync(new AssumeRoleRequest(role, "delivery"), default);
        return new SlsClient(_logs.Cloud.Connect(session.Credentials));
    }

    private async Task<SlsClient> AsUserOfRoleAsync(RoleArn role)
    {
        var ram = new RamClient(_logs.Cloud.Root);
        await ram.Users.CreateAsync("assumer", null, default);
        await ram.Users.AttachPolicyAsync("assumer", PolicyId.System("AliyunSTSAssumeRoleAccess"), default);
        CloudCredentials key = await ram.Users.CreateAccessKeyAsync("assumer", default);
        AssumedRole session = await new StsClient(_logs.Cloud.Connect(key)).AssumeRoleAsync(new AssumeRoleRequest(role, "person"), default);
        return new SlsClient(_logs.Cloud.Connect(session.Credentials));
    }
}
