using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

/// <summary>Project policies, tags, rules of log audit, and what else hangs on projects and accounts.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private LogCloud _logs = null!;

    public async Task InitializeAsync() => _logs = await LogCloud.OpenAsync();

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_project_policy_lets_another_account_in_and_keeps_the_own_one_out()
    {
        LocalAccount friend = _logs.Cloud.Host.CreateAccount("Friend");
        var client = new SlsClient(_logs.Cloud.Connect(friend));
        await client.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(401, "Unauthorized");
        await _logs.TextAsync(
            "POST",
            "/policy",
            $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":["log:GetLogStore"],"Principal":["{{friend.Id}}"],"Resource":"acs:log:*:*:project/audit-project/*"},{"Effect":"Deny","Action":["log:ListLogStores"],"Principal":["*"],"Resource":"*"}]}""");

        Assert.Equal(LogCloud.Logstore.Value, (await client.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default)).Name);
        await client.DeleteLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(401, "Unauthorized");
        Assert.Contains("log:GetLogStore", await _logs.TextAsync("GET", "/policy"), StringComparison.Ordinal);
        await _logs.TextAsync("DELETE", "/policy");
        await client.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default).RefusedAsync(401, "Unauthorized");
        Assert.Equal("", await _logs.TextAsync("GET", "/policy"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("nothing")]
    [InlineData("""{"Version":"1","Statement":[{"Effect":"Maybe","Action":"*","Principal":["*"],"Resource":"*"}]}""")]
    public async Task A_malformed_project_policy_is_refused(string policy) =>
        LogCloud.Refused(await _logs.JsonAsync("POST", "/policy", policy), 400, "ParameterInvalid");

    [Fact]
    public async Task Tags_are_given_listed_and_taken_away()
    {
        await _logs.TextAsync("POST", "/tag", """{"resourceType":"project","resourceId":["audit-project"],"tags":[{"key":"env","value":"prod"},{"key":"team","value":"sec"}]}""", regional: true);
        const string Listed = """{"nextToken":"","tagResources":[{"resourceId":"audit-project","resourceType":"project","tagKey":"env","tagValue":"prod"},{"resourceId":"audit-project","resourceType":"project","tagKey":"team","tagValue":"sec"}]}""";

        Assert.Equal(Listed, await ListAsync(""));
        Assert.Equal(Listed, await ListAsync("&tags=" + Uri.EscapeDataString("""[{"key":"env","value":"prod"}]""")));
        Assert.DoesNotContain("env", await ListAsync("&tags=" + Uri.EscapeDataString("""[{"key":"env","value":"test"}]""")), StringComparison.Ordinal);
        await _logs.TextAsync("POST", "/untag", """{"resourceType":"project","resourceId":["audit-project"],"tags":["env"]}""", regional: true);
        Assert.DoesNotContain("env", await ListAsync(""), StringComparison.Ordinal);
        await _logs.TextAsync("POST", "/untag", """{"resourceType":"project","resourceId":["audit-project"],"all":true}""", regional: true);
        Assert.Equal("""{"nextToken":"","tagResources":[]}""", await ListAsync(""));
        LogCloud.Refused(await _logs.JsonAsync("POST", "/tag", """{"resourceType":"logstore","resourceId":["x"],"tags":[{"key":"a"}]}""", regional: true), 400, "ParameterInvalid");
        LogCloud.Refused(await _logs.JsonAsync("POST", "/tag", """{"resourceType":"project","resourceId":["absent"],"tags":[{"key":"a"}]}""", regional: true), 404, "ProjectNotExist");
        LogCloud.Refused(await _logs.JsonAsync("GET", "/tags?resourceType=project&tags=x", regional: true), 400, "ParameterInvalid");
    }

    [Fact]
    public async Task Rules_of_log_audit_are_kept()
    {
        const string Rule = """{"policyName":"trail-rule","productCode":"actiontrail","dataCode":"audit_log","enabled":true,"policyConfig":{"resourceMode":"all"}}""";
        await _logs.TextAsync("POST", "/collectionpolicy", Rule, regional: true);
        JsonNode first = JsonNode.Parse(await _logs.TextAsync("GET", "/collectionpolicy/trail-rule?productCode=actiontrail", regional: true))!["collectionPolicy"]!;
        await _logs.TextAsync("POST", "/collectionpolicy", Rule.Replace("true", "false", StringComparison.Ordinal), regional: true);
        JsonNode list = JsonNode.Parse(await _logs.TextAsync("GET", "/collectionpolicy?productCode=actiontrail", regional: true))!;

        Assert.Equal(("all", true), ((string?)first["policyConfig"]!["resourceMode"], (bool)first["enabled"]!));
        Assert.Equal((1, false), ((int)list["totalCount"]!, (bool)list["data"]![0]!["enabled"]!));
        Assert.Equal((string?)first["policyUid"], (string?)list["data"]![0]!["policyUid"]);
        Assert.Equal(0, (int)JsonNode.Parse(await _logs.TextAsync("GET", "/collectionpolicy?productCode=oss", regional: true))!["totalCount"]!);
        await _logs.TextAsync("DELETE", "/collectionpolicy/trail-rule", regional: true);
        LogCloud.Refused(await _logs.JsonAsync("GET", "/collectionpolicy/trail-rule", regional: true), 404, "PolicyNotExist");
        LogCloud.Refused(await _logs.JsonAsync("POST", "/collectionpolicy", """{"policyName":"x"}""", regional: true), 400, "ParameterInvalid");
    }

    [Fact]
    public async Task Sql_over_a_project_names_its_logstore()
    {
        await _logs.PutAsync(["method=GET"], ["method=PUT"]);

        Assert.Equal(
            """[{"n":"1"}]""",
            await _logs.TextAsync("GET", "/logs?query=" + Uri.EscapeDataString("select count(*) as n from app_log where __time__ > 1767225598 and __time__ < 1767225600")));
        LogCloud.Refused(await _logs.JsonAsync("GET", "/logs?query=select%201%20from%20absent"), 404, "LogStoreNotExist");
        LogCloud.Refused(await _logs.JsonAsync("GET", "/logs?query=select%201"), 400, "ParameterInvalid");
    }

    [Fact]
    public async Task What_else_hangs_on_a_logstore_or_an_account_answers()
    {
        await _logs.TextAsync("PUT", "/logstores/app_log/meteringmode", """{"meteringMode":"ChargeByDataIngest"}""");
        await _logs.TextAsync("PUT", "/resourcegroup", """{"resourceGroupId":"rg-1","resourceType":"PROJECT","resourceId":"audit-project"}""");

        await _logs.TextAsync("PUT", "/logstores/app_log/encryption", """{"enable":true,"encryptType":"m4"}""");
        Assert.Equal(new SlsEncryption(true, "m4"), (await _logs.Client.GetLogstoreAsync(LogCloud.Project, LogCloud.Logstore, default)).Encryption);
        Assert.Equal("""{"meteringMode":"ChargeByDataIngest"}""", await _logs.TextAsync("GET", "/logstores/app_log/meteringmode"));
        Assert.Contains("\"resourceGroupId\":\"rg-1\"", await _logs.TextAsync("GET", "/"), StringComparison.Ordinal);
        Assert.Contains("\"enabled\":true", await _logs.TextAsync("GET", "/slsservice", regional: true), StringComparison.Ordinal);
        Assert.Equal("", await _logs.TextAsync("POST", "/slsservice", regional: true));
        Assert.Contains("cn-hangzhou.log.aliyuncs.com", await _logs.TextAsync("GET", "/regions?language=en", regional: true), StringComparison.Ordinal);
        LogCloud.Refused(await _logs.JsonAsync("PUT", "/logstores/app_log/meteringmode", """{"meteringMode":"Free"}"""), 400, "ParameterInvalid");
    }

    private Task<string> ListAsync(string query) => _logs.TextAsync("GET", "/tags?resourceType=project&resourceId=" + Uri.EscapeDataString("[\"audit-project\"]") + query, regional: true);
}
