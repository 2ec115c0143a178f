using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Credentials;

public sealed class RemoteSourceTests : IDisposable
{
    private const string Metadata = "http://100.100.100.200";
    private const string Roles = $"{Metadata}/latest/meta-data/ram/security-credentials/";
    private const string Refusal = "{\"Code\":\"AuthenticationFail.NoPermission\",\"Message\":\"This operation is not permitted.\"}";

    private readonly World _world = new();

    private static CloudCredentials Expected => new("STS.a", World.Secret, World.Secret, new DateTimeOffset(2026, 1, 1, 6, 0, 0, TimeSpan.Zero));

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task An_instance_role_comes_from_metadata_version_2()
    {
        _world.Web[$"PUT {Metadata}/latest/api/token"] = (HttpStatusCode.OK, "tok-1");
        _world.Web[$"GET {Roles}"] = (HttpStatusCode.OK, "auditor\n");
        _world.Web[$"GET {Roles}auditor"] = (HttpStatusCode.OK, World.SessionJson);

        Assert.Equal(Expected, await _world.Host.EcsRamRole(null).GetAsync(default));
        Assert.Contains("X-aliyun-ecs-metadata-token-ttl-seconds: 21600", _world.Seen[0], StringComparison.Ordinal);
        Assert.All(_world.Seen.Skip(1), seen => Assert.Contains("X-aliyun-ecs-metadata-token: tok-1", seen, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_instance_role_falls_back_to_metadata_version_1()
    {
        _world.Web[$"GET {Roles}auditor"] = (HttpStatusCode.OK, World.SessionJson);

        Assert.Equal(Expected, await _world.Host.EcsRamRole("auditor").GetAsync(default));
        Assert.DoesNotContain("metadata-token:", _world.Seen[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_1_can_be_forbidden()
    {
        _world.Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        _world.Web[$"GET {Roles}auditor"] = (HttpStatusCode.OK, World.SessionJson);

        await Fails(_world.Host.EcsRamRole("auditor"), "ECS metadata service");
        Assert.Single(_world.Seen);
    }

    [Theory]
    [InlineData("{\"Code\":\"Failed\"}", "Failed")]
    [InlineData("{\"Code\":\"Success\",\"AccessKeyId\":\"a\",\"AccessKeySecret\":\"planted-secret-7f3a\"}", "SecurityToken")]
    [InlineData("planted-secret-7f3a", "JSON")]
    [InlineData("[]", "object")]
    public async Task A_credentials_uri_that_answers_nonsense_is_named(string answer, string part)
    {
        _world.Web["GET http://127.0.0.1:9/c?key=planted-secret-7f3a"] = (HttpStatusCode.OK, answer);
        await Fails(_world.Host.CredentialsUri(new Uri("http://127.0.0.1:9/c?key=planted-secret-7f3a")), part);
    }

    [Fact]
    public async Task A_source_that_keeps_silent_is_given_up()
    {
        _world.Silent = true;
        await Fails(_world.Host.CredentialsUri(new Uri("http://127.0.0.1:9/c")), "http://127.0.0.1:9/c did not answer within 10 s");
    }

    [Fact]
    public async Task A_credentials_uri_gives_a_session()
    {
        _world.Web["GET http://127.0.0.1:9/c"] = (HttpStatusCode.OK, World.SessionJson);
        Assert.Equal(Expected, await _world.Host.CredentialsUri(new Uri("http://127.0.0.1:9/c")).GetAsync(default));
    }

    [Fact]
    public async Task An_oidc_token_is_read_anew_and_sent_unsigned()
    {
        var role = new OidcRole("acs:ram::1:oidc-provider/p", "/token", new RoleSession("acs:ram::1:role/r") { StsHost = "sts.cn-hangzhou.aliyuncs.com" });
        const string Url = "POST https://sts.cn-hangzhou.aliyuncs.com/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON&Timestamp=";
        _world.Web[$"{Url}2026-01-01T00%3A00%3A00Z"] = _world.Web[$"{Url}2026-01-01T05%3A45%3A00Z"] = (HttpStatusCode.OK, $"{{\"Credentials\":{World.SessionJson}}}");
        ICredentialProvider source = _world.Host.Oidc(role);

        _world.Files["/token"] = "first\n";
        Assert.Equal(Expected, await source.GetAsync(default));
        _world.Files["/token"] = "second";
        _world.Clock.Advance(TimeSpan.FromHours(5.75));
        await source.GetAsync(default);

        Assert.EndsWith("OIDCProviderArn=acs%3Aram%3A%3A1%3Aoidc-provider%2Fp&OIDCToken=first&RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr&RoleSessionName=actiontrail-ps&DurationSeconds=3600", _world.Seen[0], StringComparison.Ordinal);
        Assert.Contains("OIDCToken=second", _world.Seen[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", _world.Seen[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_oidc_token_says_why_through_a_gateway_too()
    {
        CredentialHost host = _world.Host with { Endpoints = new EndpointResolver { Scheme = "http", Gateway = "127.0.0.1:8800" } };
        _world.Web["POST http://127.0.0.1:8800/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON&Timestamp=2026-01-01T00%3A00%3A00Z"] = (HttpStatusCode.Forbidden, Refusal);
        _world.Files["/token"] = World.Secret;

        await Fails(host.Oidc(new OidcRole("p", "/token", new RoleSession("r"))), "403 AuthenticationFail.NoPermission");
        Assert.Contains("Host: sts.aliyuncs.com", _world.Seen[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_token_file_is_named() => await Fails(_world.Host.Oidc(new OidcRole("p", "/token", new RoleSession("r"))), "/token");

    [Theory]
    [InlineData("{\"mode\":\"AK\",\"access_key_id\":\"a\",\"access_key_secret\":\"b\"}", null, null)]
    [InlineData("{\"mode\":\"StsToken\",\"access_key_id\":\"a\",\"access_key_secret\":\"b\",\"sts_token\":\"c\",\"expiration\":\"2026-01-01T01:00:00.500Z\"}", "c", "2026-01-01T01:00:00.500Z")]
    public async Task A_process_gives_a_key_or_a_session(string output, string? token, string? end)
    {
        _world.Processes["tool --json"] = output;
        Assert.Equal(
            new CloudCredentials("a", "b", token, end is null ? null : DateTimeOffset.Parse(end)),
            await _world.Host.Process(" tool  --json").GetAsync(default));
    }

    [Fact]
    public async Task A_process_that_prints_nonsense_is_named_without_its_output()
    {
        _world.Processes["tool"] = World.Secret;
        await Fails(_world.Host.Process("tool"), "'tool'");
    }

    [Fact]
    public async Task Processes_can_be_forbidden()
    {
        _world.Variables["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = "TRUE";
        await Fails(_world.Host.Process("tool"), "forbids");
    }

    [Fact]
    public async Task A_process_really_runs()
    {
        Assert.Matches(@"^\d+\.", await ProcessOutput.ReadAsync(["dotnet", "--version"], default));
        await Assert.ThrowsAsync<CredentialException>(() => ProcessOutput.ReadAsync(["no-such-program-7f3a"], default));
    }

    private static async Task Fails(ICredentialProvider source, string part)
    {
        CredentialException error = await Assert.ThrowsAsync<CredentialException>(async () => await source.GetAsync(default));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Secret, error.ToString(), StringComparison.Ordinal);
    }
}
