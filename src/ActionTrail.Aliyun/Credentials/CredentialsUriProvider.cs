namespace ActionTrail.Aliyun.Credentials;

/// <summary>Credentials that a web service hands out to whoever asks, usually a local one.</summary>
/// <param name="host">Transport and clock.</param>
/// <param name="uri">Address of the service.</param>
internal sealed class CredentialsUriProvider(CredentialHost host, Uri uri) : ICredentialProvider
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        // Without the query, which may hold a secret.
        string source = $"Credentials URI {uri.GetLeftPart(UriPartial.Path)}";
        string answer = await CredentialExchange
            .ReadAsync(host, new HttpRequestMessage(HttpMethod.Get, uri), source, s_timeout, cancellationToken)
            .ConfigureAwait(false);
        return SessionDocument.ReadSession(answer, source);
    }
}
