using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Ram;

namespace ActionTrail.LocalCloud.Tests.Gateway;

public sealed class RecordingTests : IDisposable
{
    private readonly TestCloud _cloud = new();

    public void Dispose() => _cloud.Dispose();

    [Fact]
    public async Task A_call_is_recorded_in_the_documented_format()
    {
        await _cloud.Root.RamAsync("CreateUser", "UserName", "alice", "Comments", "temp");

        JsonObject recorded = Assert.Single(_cloud.Events());
        string account = _cloud.Account.Id.Value;
        Assert.Equal((string?)recorded["eventId"], (string?)recorded["requestId"]);
        Assert.Equal(1, (int?)recorded["eventVersion"]);
        Assert.Equal(
            ["Management", "ApiCall", "CreateUser", "Write", "ram.aliyuncs.com", "2026-01-01T00:00:00Z", "Ram", "cn-hangzhou", "2015-05-01", account, "127.0.0.1", "ActionTrail.PS"],
            new[] { "eventCategory", "eventType", "eventName", "eventRW", "eventSource", "eventTime", "serviceName", "acsRegion", "apiVersion", "recipientAccountId", "sourceIpAddress", "userAgent" }
                .Select(name => (string?)recorded[name]));
        Assert.True((bool?)recorded["isGlobal"]);
        Assert.Equal("https", (string?)recorded["additionalEventData"]!["Scheme"]);
        Assert.Equal(("alice", "temp"), ((string?)recorded["requestParameters"]!["UserName"], (string?)recorded["requestParameters"]!["Comments"]));
        Assert.Equal(("root-account", account, account, "root"), (
            (string?)recorded["userIdentity"]!["type"],
            (string?)recorded["userIdentity"]!["principalId"],
            (string?)recorded["userIdentity"]!["accountId"],
            (string?)recorded["userIdentity"]!["userName"]));
        Assert.Equal(("ACS::RAM::User", "alice"), ((string?)recorded["resourceType"], (string?)recorded["resourceName"]));
        Assert.Equal("alice", (string?)recorded["referencedResources"]!["ACS::RAM::User"]![0]);
        Assert.Equal("alice", (string?)recorded["responseElements"]!["User"]!["UserName"]);
        Assert.Null(recorded["errorCode"]);
    }

    [Fact]
    public async Task Reads_are_recorded_without_their_answer()
    {
        await _cloud.Root.RamAsync("ListUsers");

        JsonObject recorded = Assert.Single(_cloud.Events());
        Assert.Equal("Read", (string?)recorded["eventRW"]);
        Assert.Null(recorded["responseElements"]);
    }

    [Fact]
    public async Task Failed_and_denied_calls_are_recorded_with_their_error()
    {
        await _cloud.Root.RamAsync("GetUser", "UserName", "nobody").RefusedAsync(404, "EntityNotExist.User");
        Assert.Equal("EntityNotExist.User", (string?)_cloud.Events()[^1]["errorCode"]);

        var users = new RamClient(_cloud.Root).Users;
        await users.CreateAsync("alice", null, default);
        CloudCredentials key = await users.CreateAccessKeyAsync("alice", default);
        await _cloud.Connect(key).RamAsync("DeleteUser", "UserName", "alice").RefusedAsync(403, "NoPermission");

        JsonObject denied = _cloud.Events()[^1];
        Assert.Equal(("NoPermission", "ram-user", "alice", key.AccessKeyId), (
            (string?)denied["errorCode"],
            (string?)denied["userIdentity"]!["type"],
            (string?)denied["userIdentity"]!["userName"],
            (string?)denied["userIdentity"]!["accessKeyId"]));
        Assert.Contains("ram:DeleteUser", (string?)denied["errorMessage"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_reach_no_event()
    {
        var users = new RamClient(_cloud.Root).Users;
        await users.CreateAsync("alice", null, default);
        CloudCredentials key = await users.CreateAccessKeyAsync("alice", default);

        Assert.All(_cloud.Events(), recorded => Assert.DoesNotContain(key.AccessKeySecret, recorded.ToJsonString(), StringComparison.Ordinal));
        Assert.Equal("****", (string?)_cloud.Events()[^1]["responseElements"]!["AccessKey"]!["AccessKeySecret"]);
        Assert.Equal("true", (string?)_cloud.Events()[^1]["eventAttributes"]!["SensitiveAction"]);
    }

    [Fact]
    public async Task Each_account_has_its_own_ledger()
    {
        LocalAccount other = _cloud.Host.CreateAccount("Other");
        await _cloud.Connect(other).RamAsync("ListUsers");

        Assert.Empty(_cloud.Events());
        Assert.Single(_cloud.Events(other.Id.Value));
    }

    [Fact]
    public async Task An_operation_that_is_not_built_is_refused_and_recorded()
    {
        await _cloud.Root.RamAsync("DescribeTheMoon").RefusedAsync(404, "InvalidAction.NotFound");

        JsonObject recorded = Assert.Single(_cloud.Events());
        Assert.Equal(("DescribeTheMoon", "Read", "InvalidAction.NotFound"), ((string?)recorded["eventName"], (string?)recorded["eventRW"], (string?)recorded["errorCode"]));
    }

    [Fact]
    public async Task Calls_in_parallel_all_take_effect_and_are_recorded_once()
    {
        CloudConnection root = _cloud.Root;

        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => root.RamAsync("CreateUser", "UserName", $"user-{i % 40}"))
            .ContinueWith(static _ => { }, TaskScheduler.Default)));

        Assert.Equal(40, (await root.RamAsync("ListUsers")).List("Users", "User").Count);
        var recorded = _cloud.Events().Where(each => (string?)each["eventName"] == "CreateUser").ToList();
        Assert.Equal(60, recorded.Select(each => (string?)each["eventId"]).Distinct().Count());
        Assert.Equal(20, recorded.Count(each => (string?)each["errorCode"] == "EntityAlreadyExists.User"));
        Assert.Empty(_cloud.Faults);
    }

    [Fact]
    public async Task A_call_that_cannot_be_recorded_fails()
    {
        CloudConnection root = _cloud.Root;
        _cloud.Host.Cloud.Ledger.Dispose();

        await root.RamAsync("ListUsers").RefusedAsync(500, "InternalError");

        Assert.NotEmpty(_cloud.Faults);
    }

    [Fact]
    public async Task Long_and_strange_parameters_are_recorded_safely()
    {
        await _cloud.Root.RamAsync("CreateUser", "UserName", "a", "Comments", "quote \" line \n 汉字 \ud83d\ude00 " + new string('x', 20_000))
            .RefusedAsync(400, "InvalidParameter.Comments.Length");

        Assert.InRange(Assert.Single(_cloud.Events()).ToJsonString().Length, 8_000, 12_000);
    }
}
