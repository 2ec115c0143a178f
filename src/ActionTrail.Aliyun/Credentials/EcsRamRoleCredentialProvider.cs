using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>
/// Credentials of the RAM role of an ECS instance, from its metadata service: version 2 with a token, else version 1, unless
/// <c>ALIBABA_CLOUD_IMDSV1_DISABLED</c> forbids that.
/// </summary>
/// <param name="host">Transport, clock, environment and address of the service.</param>
/// <param name="roleName">Role name; null or empty asks the service.</param>
internal sealed class EcsRamRoleCredentialProvider(CredentialHost host, string? roleName) : ICredentialProvider
{
    private const string Source = "ECS metadata service";
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string RolePath = "/latest/meta-data/ram/security-credentials/";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(1);

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        string? token = await ReadTokenAsync(cancellationToken).ConfigureAwait(false);
        string role = string.IsNullOrEmpty(roleName) ? (await ReadAsync(RolePath, token, cancellationToken).ConfigureAwait(false)).Trim() : roleName;
        return role.Length == 0
            ? throw new CredentialException($"{Source} names no role; the instance has none.")
            : SessionDocument.ReadSession(await ReadAsync(RolePath + Uri.EscapeDataString(role), token, cancellationToken).ConfigureAwait(false), Source);
    }

    /// <summary>Null where the service knows version 1 only.</summary>
    private async Task<string?> ReadTokenAsync(CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(HttpMethod.Put, new Uri(host.Metadata, "/latest/api/token"));
        message.Headers.Add("X-aliyun-ecs-metadata-token-ttl-seconds", "21600");
        try
        {
            return await CredentialExchange.ReadAsync(host, message, Source, s_timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (CredentialException) when (!host.IsSet("ALIBABA_CLOUD_IMDSV1_DISABLED"))
        {
            return null;
        }
    }

    private Task<string> ReadAsync(string path, string? token, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Metadata, path));
        if (token is not null)
        {
            message.Headers.TryAddWithoutValidation(TokenHeader, token.Trim());
        }

        return CredentialExchange.ReadAsync(host, message, Source, s_timeout, cancellationToken);
    }
}
