using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.Aliyun.Ram;
using ActionTrail.Aliyun.Signing;
using ActionTrail.LocalCloud.Trails;

namespace ActionTrail.LocalCloud.Tests.Oss;

public sealed class OssAccessTests : IDisposable
{
    private readonly OssCloud _oss = new();

    public void Dispose() => _oss.Dispose();

    [Fact]
    public async Task A_user_may_do_what_its_policy_allows_and_nothing_else()
    {
        await _oss.PutAsync("logs/a");
        OssClient user = await UserAsync(Policies.Allow("oss:GetObject", "acs:oss:*:*:corp-audit/logs/*"));

        await user.GetObjectAsync(_oss.Bucket, OssCloud.Key("logs/a"), GetObjectOptions.Default, default);
        await OssCloud.RefusedAsync("AccessDenied", () => user.GetObjectAsync(_oss.Bucket, OssCloud.Key("other"), GetObjectOptions.Default, default));
        await OssCloud.RefusedAsync("AccessDenied", () => user.PutObjectAsync(_oss.Bucket, OssCloud.Key("logs/a"), "x"u8.ToArray(), PutObjectOptions.Default, default));
        await OssCloud.RefusedAsync("AccessDenied", () => user.ListObjectPageAsync(_oss.Bucket, ListObjectsOptions.Default, null, default));
        await OssCloud.RefusedAsync("AccessDenied", () => user.PutBucketAsync(Core.Destinations.BucketName.Parse("new-bucket"), PutBucketOptions.Default, default));
        await OssCloud.RefusedAsync("AccessDenied", () => user.DeleteObjectsAsync(_oss.Bucket, [OssCloud.Key("logs/a")], default));
        Assert.Equal("x", await _oss.GetAsync("logs/a"));
    }

    [Fact]
    public async Task Tags_and_acls_that_ride_on_a_write_need_their_own_permission()
    {
        OssClient user = await UserAsync("""
            {"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:PutObject","oss:PutBucket"],"Resource":"*"}]}
            """);
        await user.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), "x"u8.ToArray(), PutObjectOptions.Default, default);
        await user.PutBucketAsync(Core.Destinations.BucketName.Parse("plain-bucket"), PutBucketOptions.Default, default);

        await OssCloud.RefusedAsync("AccessDenied", () => user.PutBucketAsync(
            Core.Destinations.BucketName.Parse("open-bucket"), new PutBucketOptions { Acl = "public-read" }, default));
        await OssCloud.RefusedAsync("AccessDenied", () => user.PutObjectAsync(
            _oss.Bucket, OssCloud.Key("k"), "y"u8.ToArray(), new PutObjectOptions { Tags = new Dictionary<string, string> { ["a b"] = "1" } }, default));
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), "z"u8.ToArray(), new PutObjectOptions { Tags = new Dictionary<string, string> { ["a b"] = "1" } }, default);
        Assert.Equal("z", await _oss.GetAsync("k"));
    }

    [Fact]
    public async Task Listing_can_be_limited_to_a_prefix()
    {
        OssClient user = await UserAsync("""
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:ListObjects","Resource":"acs:oss:*:*:corp-audit","Condition":{"StringLike":{"oss:Prefix":["logs/*"]}}}]}
            """);

        await user.ListObjectPageAsync(_oss.Bucket, new ListObjectsOptions { Prefix = "logs/2026" }, null, default);
        await OssCloud.RefusedAsync("AccessDenied", () => user.ListObjectPageAsync(_oss.Bucket, ListObjectsOptions.Default, null, default));
    }

    [Fact]
    public async Task Another_account_gets_in_by_the_bucket_policy_only()
    {
        await _oss.PutAsync("shared/a");
        OssClient stranger = _oss.Stranger(out string account);
        await OssCloud.RefusedAsync("AccessDenied", () => ReadAsync(stranger, "shared/a"));

        await _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, BucketPolicy("Allow", account, "oss:GetObject", "shared/*"), default);

        await ReadAsync(stranger, "shared/a");
        await OssCloud.RefusedAsync("AccessDenied", () => ReadAsync(stranger, "private"));
        await OssCloud.RefusedAsync("AccessDenied", () => stranger.DeleteObjectAsync(_oss.Bucket, OssCloud.Key("shared/a"), default));
        await OssCloud.RefusedAsync("AccessDenied", () => stranger.GetBucketInfoAsync(_oss.Bucket, default));
        await _oss.Client.Settings.DeletePolicyAsync(_oss.Bucket, default);
        await OssCloud.RefusedAsync("AccessDenied", () => ReadAsync(stranger, "shared/a"));
    }

    [Fact]
    public async Task An_explicit_deny_of_the_bucket_wins_over_a_users_allow()
    {
        await _oss.PutAsync("k");
        OssClient user = await UserAsync(Policies.AllowAll);
        await ReadAsync(user, "k");

        await _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, BucketPolicy("Deny", "*", "oss:GetObject", "*"), default);

        await OssCloud.RefusedAsync("AccessDenied", () => ReadAsync(user, "k"));
    }

    [Fact]
    public async Task A_public_acl_opens_reading_to_everybody_until_public_access_is_blocked()
    {
        await _oss.PutAsync("k");
        Assert.Equal(403, (await AnonymousAsync("GET")).Status);

        await _oss.Client.Settings.PutAclAsync(_oss.Bucket, "public-read", default);
        Assert.Equal((200, 403), ((await AnonymousAsync("GET")).Status, (await AnonymousAsync("PUT")).Status));
        await ReadAsync(_oss.Stranger(out _), "k");

        await _oss.Client.Settings.BlockPublicAccessAsync(_oss.Bucket, default);
        Assert.Equal(403, (await AnonymousAsync("GET")).Status);
        await OssCloud.RefusedAsync("AccessDenied", () => _oss.Client.Settings.PutAclAsync(_oss.Bucket, "public-read-write", default));
        await OssCloud.RefusedAsync("AccessDenied", () => _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, BucketPolicy("Allow", "*", "oss:GetObject", "*"), default));
        await OssCloud.RefusedAsync("AccessDenied", () => _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, RamPolicy("acs:ram::*:root"), default));
        await OssCloud.RefusedAsync("AccessDenied", () => _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, RamPolicy("acs:ram::*:user/*"), default));
        await _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, RamPolicy("acs:ram::1234567890123456:user/*"), default);
        Assert.True(await _oss.Client.Settings.IsPublicAccessBlockedAsync(_oss.Bucket, default));

        await _oss.Client.Settings.UnblockPublicAccessAsync(_oss.Bucket, default);
        Assert.Equal(200, (await AnonymousAsync("GET")).Status);
    }

    [Fact]
    public async Task A_block_also_silences_the_public_statements_of_an_older_policy_and_no_others()
    {
        await _oss.PutAsync("k");
        OssClient stranger = _oss.Stranger(out string account);
        JsonObject both = JsonNode.Parse(BucketPolicy("Allow", "*", "oss:GetObject", "*"))!.AsObject();
        both["Statement"]!.AsArray().Add(JsonNode.Parse(BucketPolicy("Allow", account, "oss:GetObject", "*"))!["Statement"]![0]!.DeepClone());
        await _oss.Client.Settings.PutPolicyAsync(_oss.Bucket, both.ToJsonString(), default);
        Assert.Equal(200, (await AnonymousAsync("GET")).Status);

        await _oss.Client.Settings.BlockPublicAccessAsync(_oss.Bucket, default);

        Assert.Equal(403, (await AnonymousAsync("GET")).Status);
        await ReadAsync(stranger, "k");
    }

    [Fact]
    public async Task An_objects_own_acl_counts_before_that_of_its_bucket()
    {
        await _oss.Client.PutObjectAsync(_oss.Bucket, OssCloud.Key("k"), "x"u8.ToArray(), new PutObjectOptions { Acl = "public-read" }, default);
        Assert.Equal(200, (await AnonymousAsync("GET")).Status);

        await _oss.Client.Settings.PutAclAsync(_oss.Bucket, "public-read-write", default);
        var closing = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/k", RawQuery = "acl" };
        closing.Headers["x-oss-object-acl"] = "private";
        await _oss.SendV4Async(closing);

        Assert.Equal(403, (await AnonymousAsync("GET")).Status);
        Assert.Equal(200, (await AnonymousAsync("PUT")).Status);
    }

    [Fact]
    public async Task A_symbolic_link_opens_no_object_that_its_reader_may_not_read()
    {
        await _oss.PutAsync("secret/y");
        await _oss.PutAsync("public/y");
        await LinkAsync("public/x", "secret/y");
        await LinkAsync("public/z", "public/y");
        OssClient user = await UserAsync("""
            {"Version":"1","Statement":[
              {"Effect":"Allow","Action":"oss:GetObject","Resource":"acs:oss:*:*:corp-audit/public/*"},
              {"Effect":"Deny","Action":"oss:GetObject","Resource":"acs:oss:*:*:corp-audit/secret/*"}]}
            """);

        await OssCloud.RefusedAsync("AccessDenied", () => ReadAsync(user, "public/x"));
        Assert.Equal(403, (await Assert.ThrowsAsync<Core.Errors.ApiException>(() => user.HeadObjectAsync(_oss.Bucket, OssCloud.Key("public/x"), default))).Status);
        await ReadAsync(user, "public/z");
        await user.HeadObjectAsync(_oss.Bucket, OssCloud.Key("public/z"), default);

        Task<WireResponse> LinkAsync(string key, string target)
        {
            var link = new WireRequest { Method = "PUT", Host = OssCloud.Host, RawPath = "/" + key, RawQuery = "symlink" };
            link.Headers["x-oss-symlink-target"] = WireQuery.Encode(target);
            return _oss.SendV4Async(link);
        }
    }

    [Fact]
    public async Task A_presigned_url_lends_one_operation_until_it_expires()
    {
        await _oss.PutAsync("logs/a b+ü.json", "lent");
        string url = await _oss.Client.Presigner.ForGetAsync(_oss.Bucket, OssCloud.Key("logs/a b+ü.json"), TimeSpan.FromMinutes(10), default);

        Assert.Equal("lent", (await SendUrlAsync("GET", url)).Text);
        Assert.Equal(403, (await SendUrlAsync("DELETE", url)).Status);
        Assert.Equal(403, (await SendUrlAsync("GET", url.Replace("b%2B", "c%2B", StringComparison.Ordinal))).Status);
        Assert.Equal(403, (await SendUrlAsync("GET", url.Replace("x-oss-expires=600", "x-oss-expires=6000", StringComparison.Ordinal))).Status);
        _oss.Cloud.Time.Advance(TimeSpan.FromMinutes(11));
        WireResponse expired = await SendUrlAsync("GET", url);
        Assert.Equal(403, expired.Status);
    }

    [Fact]
    public async Task A_presigned_url_can_write_and_the_first_version_can_read()
    {
        string put = await _oss.Client.Presigner.ForPutAsync(_oss.Bucket, OssCloud.Key("k"), "text/plain", TimeSpan.FromMinutes(1), default);
        Assert.Equal(200, (await SendUrlAsync("PUT", put, "text/plain", "lent")).Status);
        Assert.Equal(403, (await SendUrlAsync("PUT", put, "text/html", "forged")).Status);

        string get = new OssV1Signature(OssAddressing.Default).Presign(
            new WireRequest { Method = "GET", Host = OssCloud.Host, RawPath = "/k", RawQuery = "response-content-type=text%2Fcsv" }, _oss.Owner, _oss.Cloud.Time.GetUtcNow().AddMinutes(1));
        WireResponse read = await SendUrlAsync("GET", get);

        Assert.Equal(("lent", "text/csv"), (read.Text, read.Headers["Content-Type"]));
    }

    [Fact]
    public async Task A_header_override_cannot_inject_a_header()
    {
        await _oss.PutAsync("k");

        WireResponse response = await _oss.SendV4Async(new() { Method = "GET", Host = OssCloud.Host, RawPath = "/k", RawQuery = "response-content-type=a%0D%0AX-Evil%3A1" });

        Assert.Equal(400, response.Status);
    }

    [Theory]
    [InlineData("127.0.0.1:8800")]
    [InlineData("localhost")]
    public async Task Path_style_works_on_a_loopback_address(string host)
    {
        WireResponse put = await _oss.SendV1Async(new() { Method = "PUT", Host = host, RawPath = "/corp-audit/a/b", Body = "path"u8.ToArray() });
        WireResponse list = await _oss.SendV4Async(new() { Method = "GET", Host = host });

        Assert.Equal((200, "path"), (put.Status, await _oss.GetAsync("a/b")));
        Assert.Contains("<Name>corp-audit</Name>", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_credentials_are_refused_by_their_documented_codes()
    {
        Assert.Equal("InvalidAccessKeyId", await CodeAsync(new CloudCredentials("LTAI5tNobody", "x")));
        Assert.Equal("SignatureDoesNotMatch", await CodeAsync(_oss.Owner with { AccessKeySecret = "wrong" }));
        Assert.Equal("InvalidSecurityToken", await CodeAsync(new CloudCredentials("STS.nobody", "x", "token")));
        _oss.Cloud.Time.Advance(TimeSpan.FromMinutes(16));
        var late = new WireRequest { Method = "GET", Host = OssCloud.Host };
        new OssV4Signature(OssAddressing.Default).Sign(late, _oss.Owner, new SigningContext(_oss.Cloud.Time.GetUtcNow().AddMinutes(-16), () => "", "cn-hangzhou"));
        Assert.Contains("<Code>RequestTimeTooSkewed</Code>", (await _oss.SendAsync(late)).Text, StringComparison.Ordinal);

        async Task<string> CodeAsync(CloudCredentials credentials) =>
            (await Assert.ThrowsAsync<Core.Errors.ApiException>(() => new OssClient(_oss.Cloud.Connect(credentials)).GetBucketInfoAsync(_oss.Bucket, default))).Code;
    }

    [Fact]
    public async Task Every_call_is_recorded_the_denied_ones_too()
    {
        DataEventInterest.Of(_oss.Cloud.Host.Cloud).Begin();
        await _oss.PutAsync("k");
        OssClient user = await UserAsync(Policies.Allow("oss:GetBucketInfo"));
        await OssCloud.RefusedAsync("AccessDenied", () => ReadAsync(user, "k"));

        IReadOnlyList<JsonObject> events = [.. _oss.Cloud.Events().Where(static e => (string?)e["serviceName"] == "Oss")];

        Assert.Equal(["PutBucket", "PutObject", "GetObject"], events.Select(static e => (string?)e["eventName"]));
        Assert.Equal([null, null, "AccessDenied"], events.Select(static e => (string?)e["errorCode"]));
        Assert.All(events, static e => Assert.Equal("corp-audit", (string?)e["requestParameters"]!["bucketName"]));
        Assert.Equal(("k", "cn-hangzhou", 24), ((string?)events[1]["requestParameters"]!["objectName"], (string?)events[1]["acsRegion"], ((string?)events[1]["requestId"])!.Length));
    }

    private async Task<OssClient> UserAsync(string policy)
    {
        var ram = new RamClient(_oss.Cloud.Root);
        await ram.Users.CreateAsync("alice", null, default);
        await ram.Policies.CreateAsync("alice-policy", policy, null, default);
        await ram.Users.AttachPolicyAsync("alice", PolicyId.Custom("alice-policy"), default);
        return new OssClient(_oss.Cloud.Connect(await ram.Users.CreateAccessKeyAsync("alice", default)));
    }

    private Task<OssObject> ReadAsync(OssClient client, string key) => client.GetObjectAsync(_oss.Bucket, OssCloud.Key(key), GetObjectOptions.Default, default);

    private Task<WireResponse> AnonymousAsync(string method) => _oss.SendAsync(new() { Method = method, Host = OssCloud.Host, RawPath = "/k" });

    private Task<WireResponse> SendUrlAsync(string method, string url, string contentType = "", string body = "")
    {
        string[] parts = url["https://".Length..].Split('?');
        int slash = parts[0].IndexOf('/', StringComparison.Ordinal);
        var request = new WireRequest
        {
            Method = method, Host = parts[0][..slash], RawPath = parts[0][slash..], RawQuery = parts[1], Body = System.Text.Encoding.UTF8.GetBytes(body),
        };
        if (contentType.Length > 0)
        {
            request.Headers["Content-Type"] = contentType;
        }

        return _oss.SendAsync(request);
    }

    private static string RamPolicy(string identity) =>
        $$"""{"Version":"1","Statement":[{"Effect":"Allow","Principal":{"RAM":["{{identity}}"]},"Action":["oss:GetObject"],"Resource":["acs:oss:*:*:corp-audit/*"]}]}""";

    private static string BucketPolicy(string effect, string principal, string action, string keys) =>
        $$"""{"Version":"1","Statement":[{"Effect":"{{effect}}","Principal":["{{principal}}"],"Action":["{{action}}"],"Resource":["acs:oss:*:*:corp-audit/{{keys}}"]}]}""";
}
