namespace ActionTrail.Aliyun.Credentials;

/// <summary>Credentials that were given and never change.</summary>
/// <param name="credentials">What every call is signed with.</param>
public sealed class StaticCredentialProvider(CloudCredentials credentials) : ICredentialProvider
{
    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(credentials);
}
