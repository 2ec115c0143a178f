using System.Globalization;
using System.Text;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Session of a role by STS AssumeRoleWithOIDC, which is not signed: the token is the proof.</summary>
/// <param name="host">Transport, clock, files and endpoint.</param>
/// <param name="role">Role and token file.</param>
internal sealed class OidcCredentialProvider(CredentialHost host, OidcRole role) : ICredentialProvider
{
    private const string Source = "STS AssumeRoleWithOIDC";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        HttpRequestMessage message = HttpMessages.ToHttp(Request(), host.Endpoints.Gateway);
        (int status, string text) = await CredentialExchange.SendAsync(host, message, Source, s_timeout, cancellationToken).ConfigureAwait(false);
        return status == 200 ? SessionDocument.ReadSts(text, Source) : throw new CredentialException($"{Source} answered {status} {SessionDocument.Problem(text)}");
    }

    private WireRequest Request()
    {
        string token = host.ReadFile(role.TokenFile)?.Trim() is { Length: > 0 } found
            ? found
            : throw new CredentialException($"OIDC token file '{role.TokenFile}' is absent or empty.");
        RoleSession session = role.Session;
        List<KeyValuePair<string, string?>> form =
        [
            new("OIDCProviderArn", role.ProviderArn),
            new("OIDCToken", token),
            new("RoleArn", session.RoleArn),
            new("RoleSessionName", session.Name),
            new("DurationSeconds", ((long)session.Duration.TotalSeconds).ToString(CultureInfo.InvariantCulture)),
        ];
        if (session.Policy is { } policy)
        {
            form.Add(new("Policy", policy));
        }

        var request = new WireRequest
        {
            Method = "POST",
            Scheme = host.Endpoints.Scheme,
            Host = session.StsHost ?? host.Endpoints.Sts,
            RawQuery = WireQuery.Build(
            [
                new("Action", "AssumeRoleWithOIDC"), new("Version", "2015-04-01"), new("Format", "JSON"),
                new("Timestamp", host.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ]),
            Body = Encoding.UTF8.GetBytes(WireQuery.Build(form)),
        };
        request.Headers["Content-Type"] = "application/x-www-form-urlencoded";
        request.Headers["Accept"] = "application/json";
        return request;
    }
}
