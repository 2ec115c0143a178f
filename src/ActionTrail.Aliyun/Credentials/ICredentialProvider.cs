namespace ActionTrail.Aliyun.Credentials;

/// <summary>Where the credentials of a connection come from. Asked before every attempt of every call, so it caches what is costly.</summary>
public interface ICredentialProvider
{
    /// <summary>The credentials to sign with now.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>Credentials that are valid now.</returns>
    /// <exception cref="Core.Errors.CredentialException">There are none; the message says what was looked for.</exception>
    ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken);
}
