using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Credentials;

public sealed class ProfileTests : IDisposable
{
    private const string CliPath = "/home/u/.aliyun/config.json";
    private const string IniPath = "/home/u/.alibabacloud/credentials";
    private const string Cli = """
        {
          "current": "key",
          "profiles": [
            {"name": "key", "mode": "AK", "access_key_id": "LTAI1", "access_key_secret": "planted-secret-7f3a", "region_id": "cn-hangzhou", "retry_count": 3},
            {"name": "sts", "mode": "StsToken", "access_key_id": "STS.1", "access_key_secret": "planted-secret-7f3a", "sts_token": "planted-secret-7f3a"},
            {"name": "role", "mode": "RamRoleArn", "access_key_id": "LTAI2", "access_key_secret": "planted-secret-7f3a", "ram_role_arn": "acs:ram::1:role/r",
             "ram_session_name": "s1", "expired_seconds": 900, "external_id": "e1", "policy": "{}", "sts_region": "cn-beijing"},
            {"name": "chain", "mode": "ChainableRamRoleArn", "source_profile": "role", "ram_role_arn": "acs:ram::2:role/r2"},
            {"name": "ecs", "mode": "EcsRamRole", "ram_role_name": "auditor"},
            {"name": "ecsrole", "mode": "RamRoleArnWithRoleName", "ram_role_name": "auditor", "ram_role_arn": "acs:ram::3:role/r3"},
            {"name": "oidc", "mode": "OIDC", "oidc_provider_arn": "p", "oidc_token_file": "/token", "ram_role_arn": "acs:ram::4:role/r4"},
            {"name": "uri", "mode": "CredentialsURI", "credentials_uri": "http://127.0.0.1:9/c"},
            {"name": "process", "mode": "External", "process_command": "tool"},
            {"name": "loop1", "mode": "ChainableRamRoleArn", "source_profile": "loop2", "ram_role_arn": "a"},
            {"name": "loop2", "mode": "ChainableRamRoleArn", "source_profile": "loop1", "ram_role_arn": "b"},
            {"name": "lost", "mode": "ChainableRamRoleArn", "source_profile": "nowhere", "ram_role_arn": "b"},
            {"name": "sso", "mode": "CloudSSO", "access_token": "planted-secret-7f3a"},
            {"name": "bare", "mode": "AK", "access_key_id": "LTAI3"}
          ],
          "meta_path": ""
        }
        """;

    private const string Ini = """
        # comment
        [default]
        enable = true
        type = access_key
        access_key_id = LTAI1
        access_key_secret = planted-secret-7f3a=
        [session]
        type = sts
        access_key_id = STS.1
        access_key_secret = s
        security_token = t
        [role]
        type = ram_role_arn
        access_key_id = LTAI2
        access_key_secret = s
        role_arn = acs:ram::1:role/r
        role_session_name = s1
        [off]
        enable = false
        type = access_key
        [rsa]
        type = rsa_key_pair
        """;

    private readonly World _world = new();

    public ProfileTests()
    {
        _world.Files[CliPath] = Cli;
        _world.Files[IniPath] = Ini;
        _world.Files["/token"] = "t";
        _world.Processes["tool"] = "{\"mode\":\"AK\",\"access_key_id\":\"LTAI9\",\"access_key_secret\":\"s\"}";
        _world.Web["GET http://127.0.0.1:9/c"] = (HttpStatusCode.OK, World.SessionJson);
        _world.Web["GET http://100.100.100.200/latest/meta-data/ram/security-credentials/auditor"] = (HttpStatusCode.OK, World.SessionJson);
        _world.Web["POST https://sts.aliyuncs.com/?Action=AssumeRoleWithOIDC&Version=2015-04-01&Format=JSON&Timestamp=2026-01-01T00%3A00%3A00Z"] =
            (HttpStatusCode.OK, $"{{\"Credentials\":{World.SessionJson}}}");
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(null, "LTAI1")]
    [InlineData("key", "LTAI1")]
    [InlineData("sts", "STS.1")]
    [InlineData("role", "STS.acs:ram::1:role/r", "LTAI2")]
    [InlineData("chain", "STS.acs:ram::2:role/r2", "LTAI2", "STS.acs:ram::1:role/r")]
    [InlineData("ecs", "STS.a")]
    [InlineData("ecsrole", "STS.acs:ram::3:role/r3", "STS.a")]
    [InlineData("oidc", "STS.a")]
    [InlineData("uri", "STS.a")]
    [InlineData("process", "LTAI9")]
    public async Task Every_mode_of_a_cli_profile_gives_its_credentials(string? profile, string expected, params string[] assumers)
    {
        CloudCredentials credentials = await new CliProfileCredentialSource(_world.Host, profile).GetAsync(default);

        Assert.Equal(expected, credentials.AccessKeyId);
        Assert.Equal(assumers, _world.Assumed.Select(call => call.AccessKeyId));
    }

    [Fact]
    public async Task A_role_profile_passes_all_that_it_says()
    {
        await new CliProfileCredentialSource(_world.Host, "role").GetAsync(default);

        Assert.Equal(
            new RoleSession("acs:ram::1:role/r")
            {
                Name = "s1", Duration = TimeSpan.FromSeconds(900), ExternalId = "e1", Policy = "{}", StsHost = "sts.cn-beijing.aliyuncs.com",
            },
            Assert.Single(_world.Assumed).Session);
    }

    [Theory]
    [InlineData("absent", "has no profile 'absent'; it has key, sts")]
    [InlineData("loop1", "loop1 → loop2 → loop1")]
    [InlineData("lost", "nowhere")]
    [InlineData("sso", "mode 'CloudSSO', which cannot be used here")]
    [InlineData("bare", "has no access_key_secret")]
    public async Task A_cli_profile_that_cannot_be_used_says_why(string profile, string part) =>
        await Fails(new CliProfileCredentialSource(_world.Host, profile), part);

    [Theory]
    [InlineData("{\"current\":", "is not valid JSON of that kind (line 1)")]
    [InlineData("{\"current\":\"k\",\"profiles\":[{\"name\":\"k\",\"expired_seconds\":\"planted-secret-7f3a\"}]}", "is not valid JSON of that kind")]
    [InlineData("{}", "names no current profile")]
    [InlineData(null, "'/home/u/.aliyun/config.json' does not exist")]
    public async Task A_broken_cli_configuration_says_why(string? text, string part)
    {
        _world.Files[CliPath] = text;
        await Fails(new CliProfileCredentialSource(_world.Host), part);
    }

    [Fact]
    public async Task Environment_chooses_file_and_profile()
    {
        _world.Files["/elsewhere.json"] = Cli;
        _world.Files[CliPath] = null;
        _world.Variables["ALIBABA_CLOUD_CONFIG_FILE"] = "/elsewhere.json";
        _world.Variables["ALIBABA_CLOUD_PROFILE"] = "sts";

        Assert.Equal("STS.1", (await new CliProfileCredentialSource(_world.Host).GetAsync(default)).AccessKeyId);
    }

    [Fact]
    public void A_profile_is_described_without_its_secrets()
    {
        CliProfile profile = new CliProfileCredentialSource(_world.Host, "sts").Describe();

        Assert.Equal(("sts", "StsToken", "STS.1"), (profile.Name, profile.Mode, profile.AccessKeyId));
        Assert.DoesNotContain(World.Secret, $"{profile}{string.Join(' ', typeof(CliProfile).GetProperties().Select(property => property.GetValue(profile)))}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "LTAI1")]
    [InlineData("session", "STS.1")]
    [InlineData("role", "STS.acs:ram::1:role/r")]
    public async Task A_section_of_the_credentials_file_gives_its_credentials(string? section, string expected) =>
        Assert.Equal(expected, (await new IniProfileCredentialSource(_world.Host, section).GetAsync(default)).AccessKeyId);

    [Fact]
    public async Task The_other_default_name_of_the_credentials_file_is_read_too()
    {
        _world.Files.Remove(IniPath);
        _world.Files[$"{IniPath}.ini"] = Ini;
        Assert.Equal("planted-secret-7f3a=", (await new IniProfileCredentialSource(_world.Host).GetAsync(default)).AccessKeySecret);
    }

    [Theory]
    [InlineData("absent", "has no section 'absent'")]
    [InlineData("off", "is not enabled")]
    [InlineData("rsa", "type 'rsa_key_pair', which cannot be used here")]
    public async Task A_section_that_cannot_be_used_says_why(string section, string part) =>
        await Fails(new IniProfileCredentialSource(_world.Host, section), part);

    private static async Task Fails(ICredentialProvider source, string part)
    {
        CredentialException error = await Assert.ThrowsAsync<CredentialException>(async () => await source.GetAsync(default));
        Assert.Contains(part, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(World.Secret, error.ToString(), StringComparison.Ordinal);
    }
}
