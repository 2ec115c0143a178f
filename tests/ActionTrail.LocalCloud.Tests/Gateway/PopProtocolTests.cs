using System.Text;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Tests.Gateway;

public sealed class PopProtocolTests : IDisposable
{
    private readonly TestCloud _cloud = new();
    private int _nonce;

    public void Dispose() => _cloud.Dispose();

    [Theory]
    [InlineData("PUT", "ram.aliyuncs.com", "Action=ListUsers&Version=2015-05-01", 403, "UnsupportedHTTPMethod")]
    [InlineData("POST", "ram.aliyuncs.com", "Action=ListUsers", 400, "MissingVersion")]
    [InlineData("POST", "ram.aliyuncs.com", "Version=2015-05-01", 400, "MissingAction")]
    [InlineData("POST", "ram.aliyuncs.com", "Action=ListUsers&Version=1999-01-01", 400, "InvalidVersion")]
    [InlineData("POST", "sts.aliyuncs.com", "Action=ListUsers&Version=2015-05-01", 400, "InvalidVersion")]
    [InlineData("POST", "ram.aliyuncs.com", "Action=List%20Users&Version=2015-05-01", 404, "InvalidAction.NotFound")]
    [InlineData("POST", "ram.aliyuncs.com", "Action=LookupEvents&Version=2015-05-01", 404, "InvalidAction.NotFound")]
    public async Task What_cannot_be_routed_is_named_so(string method, string host, string query, int status, string code)
    {
        WireResponse answer = await SendAsync(new WireRequest { Method = method, Host = host, RawQuery = query });

        JsonObject envelope = JsonNode.Parse(answer.Body.Span)!.AsObject();
        Assert.Equal((status, code), (answer.Status, (string?)envelope["Code"]));
        Assert.Equal(host, (string?)envelope["HostId"]);
        Assert.NotEqual("", (string?)envelope["Message"] ?? "");
        Assert.Equal(answer.Headers["x-acs-request-id"], (string?)envelope["RequestId"]);
    }

    [Theory]
    [InlineData("ram.aliyuncs.com", "", "cn-hangzhou")]
    [InlineData("sts.cn-shanghai.aliyuncs.com", "", "cn-shanghai")]
    [InlineData("127.0.0.1:8800", "&RegionId=ap-southeast-1", "ap-southeast-1")]
    [InlineData("127.0.0.1:8800", "&RegionId=not+a+region", "cn-hangzhou")]
    public async Task The_region_comes_from_the_host_or_else_the_parameter(string host, string parameter, string region)
    {
        string service = host.StartsWith("sts", StringComparison.Ordinal) ? "Action=GetCallerIdentity&Version=2015-04-01" : "Action=ListUsers&Version=2015-05-01";
        await SendAsync(new WireRequest { Method = "POST", Host = host, RawQuery = service + parameter });

        Assert.Equal(region, (string?)_cloud.Events()[^1]["acsRegion"]);
    }

    [Fact]
    public async Task Query_and_form_count_together()
    {
        var request = new WireRequest
        {
            Method = "POST", Host = "ram.aliyuncs.com", RawQuery = "Action=CreateUser&Version=2015-05-01&UserName=alice", Body = Encoding.UTF8.GetBytes("Comments=a+b%2Bc"),
        };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8";

        JsonNode answer = JsonNode.Parse((await SendAsync(request)).Body.Span)!;

        Assert.Equal(("alice", "a b+c"), ((string?)answer["User"]!["UserName"], (string?)answer["User"]!["Comments"]));
    }

    [Fact]
    public async Task An_unsigned_header_does_not_change_what_was_signed()
    {
        var request = new WireRequest { Method = "POST", Host = "ram.aliyuncs.com", RawQuery = "Action=ListUsers&Version=2015-05-01" };
        Sign(request);
        request.Headers["x-acs-action"] = "CreateUser";

        WireResponse answer = await _cloud.Host.HandleAsync(request, default);

        Assert.True(answer.IsSuccess);
        Assert.Equal("ListUsers", (string?)_cloud.Events()[^1]["eventName"]);
    }

    [Fact]
    public async Task Tags_come_as_JSON_or_flattened()
    {
        foreach ((string name, string tags) in new[] { ("a", """Tag=[{"Key":"team","Value":"audit"}]"""), ("b", "Tag.1.Key=team&Tag.1.Value=audit") })
        {
            string trust = WireQuery.Encode(Policies.Trust("Service", "ecs.aliyuncs.com"));
            await SendAsync(new WireRequest { Method = "POST", Host = "ram.aliyuncs.com", RawQuery = $"Action=CreateRole&Version=2015-05-01&RoleName={name}&AssumeRolePolicyDocument={trust}&{tags}" });
        }

        var roles = (await _cloud.Root.RamAsync("ListRoles", "Tag.1.Key", "team")).List("Roles", "Role");

        Assert.Equal(["a", "b"], roles.Select(role => role.Text("RoleName")));
        Assert.All(roles, role => Assert.Equal("audit", role.List("Tags", "Tag").Single().Text("TagValue")));
    }

    [Fact]
    public async Task A_denial_says_what_was_missing()
    {
        await _cloud.Root.RamAsync("CreateUser", "UserName", "alice");
        var key = (await _cloud.Root.RamAsync("CreateAccessKey", "UserName", "alice")).Child("AccessKey");
        var request = new WireRequest { Method = "POST", Host = "ram.aliyuncs.com", RawQuery = "Action=ListUsers&Version=2015-05-01" };
        new RpcV1Signature().Sign(request, new(key.Text("AccessKeyId"), key.Text("AccessKeySecret")), new SigningContext(_cloud.Time.GetUtcNow(), () => "n", "cn-hangzhou"));

        JsonNode detail = JsonNode.Parse((await _cloud.Host.HandleAsync(request, default)).Body.Span)!["AccessDeniedDetail"]!;

        Assert.Equal(
            ("ram:ListUsers", "SubUser", "ImplicitDeny", "AccountLevelIdentityBasedPolicy"),
            ((string?)detail["AuthAction"], (string?)detail["AuthPrincipalType"], (string?)detail["NoPermissionType"], (string?)detail["PolicyType"]));
    }

    private Task<WireResponse> SendAsync(WireRequest request)
    {
        Sign(request);
        return _cloud.Host.HandleAsync(request, default);
    }

    private void Sign(WireRequest request) => new RpcV1Signature().Sign(
        request, _cloud.Host.RootCredentials(_cloud.Account.Id), new SigningContext(_cloud.Time.GetUtcNow(), () => $"nonce-{_nonce++}", "cn-hangzhou"));
}
