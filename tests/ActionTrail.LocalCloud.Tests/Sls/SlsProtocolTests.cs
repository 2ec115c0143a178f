using System.Text;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Sls;

namespace ActionTrail.LocalCloud.Tests.Sls;

public sealed class SlsProtocolTests : IAsyncLifetime
{
    private LogCloud _logs = null!;

    private CloudCredentials Key => _logs.Cloud.Host.RootCredentials(_logs.Cloud.Account.Id);

    public async Task InitializeAsync() => _logs = await LogCloud.OpenAsync();

    public Task DisposeAsync()
    {
        Assert.Empty(_logs.Cloud.Faults);
        _logs.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("p.cn-hangzhou.log.aliyuncs.com", "p", "cn-hangzhou")]
    [InlineData("p.cn-hangzhou-intranet.log.aliyuncs.com:80", "p", "cn-hangzhou")]
    [InlineData("P.CN-Beijing.log.aliyuncs.com", "p", "cn-beijing")]
    [InlineData("cn-hangzhou.log.aliyuncs.com", null, "cn-hangzhou")]
    [InlineData("cn-hangzhou-share.log.aliyuncs.com", null, "cn-hangzhou")]
    [InlineData("p.cn-hangzhou.sls.aliyuncs.com", "p", "cn-hangzhou")]
    [InlineData("p.localhost:8800", "p", null)]
    [InlineData("p.127.0.0.1:8800", "p", null)]
    [InlineData("localhost:8800", null, null)]
    [InlineData("127.0.0.1:8800", null, null)]
    [InlineData("[::1]", null, null)]
    public void A_host_names_project_and_region(string host, string? project, string? region) => Assert.Equal(new SlsAddress(project, region), SlsAddress.Parse(host));

    [Theory]
    [InlineData(SlsHash.HmacSha1)]
    [InlineData(SlsHash.HmacSha256)]
    public async Task Version_1_signatures_are_taken_with_both_hashes(SlsHash hash)
    {
        byte[] body = SlsProtobuf.Encode(_logs.Group(["id=1"]));

        Assert.Equal(200, (await _logs.SendAsync(new SlsV1Signature(hash), Key, "POST", "/logstores/app_log/shards/lb", "", body, ("Content-Type", "application/x-protobuf"))).Status);
        WireResponse found = await _logs.SendAsync(new SlsV1Signature(hash), Key, "GET", "/logstores/app_log", "type=log&from=0&to=1767225600&query=id%20or%201&line=10", null);
        Assert.Contains("\"id\":\"1\"", found.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_is_found_by_its_name_where_the_host_tells_no_region()
    {
        WireRequest request = new() { Method = "GET", Host = "audit-project.localhost:8800", Scheme = "http" };
        request.Headers["x-log-apiversion"] = "0.6.0";
        new SlsV1Signature().Sign(request, Key, new SigningContext(_logs.Now, () => "", ""));

        Assert.Contains("\"region\":\"cn-hangzhou\"", (await _logs.Cloud.Host.HandleAsync(request, default)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_signatures_are_refused_with_what_the_server_signed_but_no_token()
    {
        string message = (string)LogCloud.Refused(
            await _logs.SendAsync(new SlsV1Signature(), Key with { AccessKeySecret = "wrong" }, "GET", "/logstores", "", null, ("x-acs-extra", "seen")),
            401,
            "SignatureNotMatch")["errorMessage"]!;

        Assert.Contains("x-acs-extra:seen", message, StringComparison.Ordinal);
        LogCloud.Refused(await _logs.SendAsync(new SlsV4Signature(), Key with { AccessKeySecret = "wrong" }, "GET", "/logstores", "", null), 401, "SignatureNotMatch");
        LogCloud.Refused(await _logs.SendAsync(new SlsV4Signature(), Key with { AccessKeyId = "LTAI5tNobody" }, "GET", "/logstores", "", null), 401, "Unauthorized");
        LogCloud.Refused(await _logs.SendAsync(new SlsV4Signature(), Key with { SecurityToken = "forged" }, "GET", "/logstores", "", null), 401, "Unauthorized");
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        WireRequest signed = _logs.Sign(new SlsV1Signature(), Key, "POST", "/logstores", "", Encoding.UTF8.GetBytes("""{"logstoreName":"good"}"""), ("Content-Type", "application/json"));
        var tampered = new WireRequest { Method = "POST", Host = signed.Host, RawPath = signed.RawPath, Body = Encoding.UTF8.GetBytes("""{"logstoreName":"evil"}""") };
        foreach ((string name, string value) in signed.Headers)
        {
            tampered.Headers[name] = value;
        }

        LogCloud.Refused(await _logs.Cloud.Host.HandleAsync(tampered, default), 401, "SignatureNotMatch");
    }

    [Fact]
    public async Task Requests_without_what_they_need_are_refused_with_the_documented_code()
    {
        WireRequest stale = _logs.Sign(new SlsV4Signature(), Key, "GET", "/logstores", "", null);
        _logs.Cloud.Time.Advance(TimeSpan.FromMinutes(16));
        WireRequest odd = _logs.Sign(new SlsV1Signature(), Key, "GET", "/logstores", "", null);
        odd.Headers["x-log-signaturemethod"] = "hmac-md5";

        LogCloud.Refused(await _logs.Cloud.Host.HandleAsync(stale, default), 400, "RequestTimeTooSkewed");
        LogCloud.Refused(await _logs.Cloud.Host.HandleAsync(odd, default), 400, "InvalidSignatureMethod");
        LogCloud.Refused(
            await _logs.Cloud.Host.HandleAsync(new WireRequest { Method = "GET", Host = "audit-project.cn-hangzhou.log.aliyuncs.com" }, default), 400, "MissAccessKeyId");
        LogCloud.Refused(await _logs.SendAsync("GET", "/logstores", "", null, ("x-log-apiversion", "")), 400, "MissingAPIVersion");
        LogCloud.Refused(await _logs.SendAsync("GET", "/logstores", "", null, ("x-log-apiversion", "9.9.9")), 400, "InvalidAPIVersion");
    }

    [Theory]
    [InlineData("GET", "/nosuch")]
    [InlineData("PATCH", "/logstores")]
    [InlineData("POST", "/logstores/app_log/shards/0")]
    [InlineData("GET", "/logstores/../../etc")]
    public async Task What_is_not_built_says_so(string method, string path) => LogCloud.Refused(await _logs.SendAsync(method, path), 405, "InvalidMethod");
}
