using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Tests.Credentials;

public sealed class CloudCredentialsTests
{
    [Fact]
    public void Text_shows_id_and_end_only()
    {
        Assert.Equal("LTAI1", new CloudCredentials("LTAI1", "secret").ToString());
        Assert.Equal(
            "STS.1 (session until 2026-01-01T00:00:00Z)",
            new CloudCredentials("STS.1", "secret", "token", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToString());
    }

    [Fact]
    public async Task The_environment_gives_a_key_or_a_session()
    {
        var variables = new Dictionary<string, string?> { ["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "a", ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "b" };
        var provider = new EnvironmentCredentialProvider(variables.GetValueOrDefault);
        Assert.Equal(new CloudCredentials("a", "b"), await provider.GetAsync(default));

        variables["ALIBABA_CLOUD_SECURITY_TOKEN"] = "c";
        Assert.Equal(new CloudCredentials("a", "b", "c"), await provider.GetAsync(default));

        variables["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "";
        CredentialException error = await Assert.ThrowsAsync<CredentialException>(async () => await provider.GetAsync(default));
        Assert.Contains("ALIBABA_CLOUD_ACCESS_KEY_SECRET", error.Message, StringComparison.Ordinal);
    }
}
