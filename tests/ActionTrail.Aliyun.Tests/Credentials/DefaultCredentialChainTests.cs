using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Credentials;

public sealed class DefaultCredentialChainTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task Sources_answer_in_the_documented_order()
    {
        // From the last to the first: each addition goes before what was there.
        _world.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://127.0.0.1:9/c";
        _world.Web["GET http://127.0.0.1:9/c"] = (HttpStatusCode.OK, Session("uri"));
        Assert.Equal("uri", await First());

        _world.Variables["ALIBABA_CLOUD_ECS_METADATA"] = "auditor";
        _world.Web["GET http://100.100.100.200/latest/meta-data/ram/security-credentials/auditor"] = (HttpStatusCode.OK, Session("ecs"));
        Assert.Equal("ecs", await First());

        _world.Files["/home/u/.alibabacloud/credentials"] = "[default]\ntype=access_key\naccess_key_id=ini\naccess_key_secret=s";
        Assert.Equal("ini", await First());

        _world.Files["/home/u/.aliyun/config.json"] = "{\"current\":\"d\",\"profiles\":[{\"name\":\"d\",\"mode\":\"AK\",\"access_key_id\":\"cli\",\"access_key_secret\":\"s\"}]}";
        Assert.Equal("cli", await First());

        _world.Variables["ALIBABA_CLOUD_ROLE_ARN"] = "r";
        _world.Variables["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "p";
        _world.Variables["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = "/token";
        _world.Variables["ALIBABA_CLOUD_STS_REGION"] = "cn-hangzhou";
        _world.Variables["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"] = "true";
        _world.Files["/token"] = "t";
        _world.Web["POST https://sts-vpc.cn-hangzhou.aliyuncs.com/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON&Timestamp=2026-01-01T00%3A00%3A00Z"] =
            (HttpStatusCode.OK, $"{{\"Credentials\":{Session("oidc")}}}");
        Assert.Equal("oidc", await First());

        _world.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env";
        _world.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";
        Assert.Equal("env", await First());
    }

    [Fact]
    public async Task Sources_can_be_switched_off()
    {
        _world.Files["/home/u/.aliyun/config.json"] = "{\"current\":\"d\",\"profiles\":[{\"name\":\"d\",\"mode\":\"AK\",\"access_key_id\":\"cli\",\"access_key_secret\":\"s\"}]}";
        _world.Variables["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        _world.Variables["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";

        await Assert.ThrowsAsync<CredentialException>(First);
        Assert.Empty(_world.Seen);
    }

    [Fact]
    public async Task The_first_source_that_answered_is_kept()
    {
        _world.Variables["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://127.0.0.1:9/c";
        _world.Web["GET http://127.0.0.1:9/c"] = (HttpStatusCode.OK, Session("uri"));
        var chain = new DefaultCredentialChain(_world.Host);
        await chain.GetAsync(default);
        int seen = _world.Seen.Count;

        _world.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env";
        _world.Variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";

        Assert.Equal("uri", (await chain.GetAsync(default)).AccessKeyId);
        Assert.Equal(seen, _world.Seen.Count);
    }

    [Fact]
    public async Task When_none_answers_every_reason_is_listed()
    {
        _world.Variables["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env";

        CredentialException error = await Assert.ThrowsAsync<CredentialException>(First);

        Assert.Equal(
            """
            No source of the default chain gave credentials.
            - Environment: Environment variable ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set.
            - Environment, OIDC: Environment variable ALIBABA_CLOUD_ROLE_ARN is not set.
            - CLI profile: CLI configuration '/home/u/.aliyun/config.json' does not exist.
            - Credentials file: Credentials file '/home/u/.alibabacloud/credentials' or '/home/u/.alibabacloud/credentials.ini' does not exist.
            - ECS role: ECS metadata service gave no whole answer: connection refused
            - Credentials URI: Environment variable ALIBABA_CLOUD_CREDENTIALS_URI is not set.
            """,
            error.Message);
    }

    private static string Session(string id) => World.SessionJson.Replace("STS.a", id, StringComparison.Ordinal);

    private async Task<string> First() => (await new DefaultCredentialChain(_world.Host).GetAsync(default)).AccessKeyId;
}
