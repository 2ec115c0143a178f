using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>An access key from <c>ALIBABA_CLOUD_ACCESS_KEY_ID</c>, <c>…_SECRET</c> and, for a session, <c>ALIBABA_CLOUD_SECURITY_TOKEN</c>.</summary>
/// <param name="environment">Reads one environment variable; null when it is not set.</param>
public sealed class EnvironmentCredentialProvider(Func<string, string?> environment) : ICredentialProvider
{
    private const string KeyId = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    private const string KeySecret = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";
    private const string Token = "ALIBABA_CLOUD_SECURITY_TOKEN";

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        string? token = environment(Token);
        return ValueTask.FromResult(new CloudCredentials(Require(KeyId), Require(KeySecret), string.IsNullOrEmpty(token) ? null : token));
    }

    private string Require(string name) => environment(name) is { Length: > 0 } value
        ? value
        : throw new CredentialException($"Environment variable {name} is not set.");
}
