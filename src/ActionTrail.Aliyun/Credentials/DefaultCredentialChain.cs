using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>
/// The default chain of the official SDKs: environment key, environment OIDC, CLI profile, credentials file, ECS role, credentials URI.
/// The first source that gives credentials is kept; when none does, the error lists each reason.
/// </summary>
/// <param name="host">The world around the sources.</param>
/// <remarks>Source: aliyun/credentials-nodejs, credentials-go and credentials-csharp, which agree.</remarks>
public sealed class DefaultCredentialChain(CredentialHost host) : ICredentialProvider
{
    private ICredentialProvider? _chosen;

    /// <inheritdoc/>
    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        if (_chosen is not null)
        {
            return await _chosen.GetAsync(cancellationToken).ConfigureAwait(false);
        }

        var reasons = new List<string>();
        foreach ((string name, Func<ICredentialProvider> open) in Links())
        {
            try
            {
                ICredentialProvider source = open();
                CloudCredentials credentials = await source.GetAsync(cancellationToken).ConfigureAwait(false);
                _chosen = source;
                return credentials;
            }
            catch (ActionTrailException failure)
            {
                reasons.Add($"{name}: {failure.Message}");
            }
        }

        throw new CredentialException($"No source of the default chain gave credentials.\n- {string.Join("\n- ", reasons)}");
    }

    private IEnumerable<(string Name, Func<ICredentialProvider> Open)> Links()
    {
        yield return ("Environment", () => new EnvironmentCredentialProvider(host.Variable));
        yield return ("Environment, OIDC", Oidc);
        yield return ("CLI profile", () => Unless("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", () => new CliProfileCredentialSource(host)));
        yield return ("Credentials file", () => new IniProfileCredentialSource(host));
        yield return ("ECS role", () => Unless("ALIBABA_CLOUD_ECS_METADATA_DISABLED", () => host.EcsRamRole(host.Variable("ALIBABA_CLOUD_ECS_METADATA"))));
        yield return ("Credentials URI", () => Uri.TryCreate(Require("ALIBABA_CLOUD_CREDENTIALS_URI"), UriKind.Absolute, out Uri? uri)
            ? host.CredentialsUri(uri)
            : throw new CredentialException("Environment variable ALIBABA_CLOUD_CREDENTIALS_URI is no absolute address."));
    }

    private ICredentialProvider Oidc()
    {
        string roleArn = Require("ALIBABA_CLOUD_ROLE_ARN");
        string providerArn = Require("ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
        string tokenFile = Require("ALIBABA_CLOUD_OIDC_TOKEN_FILE");
        return host.Oidc(new OidcRole(providerArn, tokenFile, new RoleSession(roleArn)
        {
            Name = host.Variable("ALIBABA_CLOUD_ROLE_SESSION_NAME") is { Length: > 0 } name ? name : RoleSession.DefaultName,
            StsHost = StsHost.Of(host.Variable("ALIBABA_CLOUD_STS_REGION"), host.IsSet("ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED")),
        }));
    }

    private ICredentialProvider Unless(string variable, Func<ICredentialProvider> open) =>
        host.IsSet(variable) ? throw new CredentialException($"{variable} forbids it.") : open();

    private string Require(string variable) => host.Variable(variable) is { Length: > 0 } value
        ? value
        : throw new CredentialException($"Environment variable {variable} is not set.");
}
