using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Credentials of a profile of the aliyun CLI.</summary>
/// <param name="host">Files, environment and makers of the sources that a profile can name.</param>
/// <param name="profileName">Profile; null for <c>ALIBABA_CLOUD_PROFILE</c>, else the file's current one.</param>
public sealed class CliProfileCredentialSource(CredentialHost host, string? profileName = null) : ICredentialProvider
{
    private ICredentialProvider? _resolved;

    /// <summary>Path of the configuration: <c>ALIBABA_CLOUD_CONFIG_FILE</c>, else <c>~/.aliyun/config.json</c>.</summary>
    public string FilePath => host.Variable("ALIBABA_CLOUD_CONFIG_FILE") is { Length: > 0 } path ? path : Path.Combine(host.HomeFolder, ".aliyun", "config.json");

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => (_resolved ??= Resolve()).GetAsync(cancellationToken);

    /// <summary>The profile that is used, without its secrets.</summary>
    /// <returns>The profile.</returns>
    /// <exception cref="CredentialException">There is no such file or profile.</exception>
    public CliProfile Describe() => Select(Read());

    private CliConfiguration Read() => host.ReadFile(FilePath) is { } json
        ? CliConfiguration.Parse(json, FilePath)
        : throw new CredentialException($"CLI configuration '{FilePath}' does not exist.");

    private CliProfile Select(CliConfiguration configuration)
    {
        string name = profileName ?? (host.Variable("ALIBABA_CLOUD_PROFILE") is { Length: > 0 } chosen ? chosen : configuration.Current);
        return name.Length > 0 ? Find(configuration, name) : throw new CredentialException($"CLI configuration '{FilePath}' names no current profile.");
    }

    private CliProfile Find(CliConfiguration configuration, string name) => configuration.Find(name)
        ?? throw new CredentialException(
            $"CLI configuration '{FilePath}' has no profile '{name}'; it has {string.Join(", ", configuration.Profiles.Select(profile => profile.Name))}.");

    private ICredentialProvider Resolve()
    {
        CliConfiguration configuration = Read();
        return Resolve(configuration, Select(configuration), []);
    }

    private ICredentialProvider Resolve(CliConfiguration configuration, CliProfile profile, List<string> chain)
    {
        if (chain.Contains(profile.Name))
        {
            throw new CredentialException($"Profiles {string.Join(" → ", chain)} → {profile.Name} name each other as their source.");
        }

        chain.Add(profile.Name);
        return profile.Mode switch
        {
            "AK" => Key(profile, null),
            "StsToken" => Key(profile, Require(profile, profile.StsToken, "sts_token")),
            "RamRoleArn" => host.AssumedRole(Key(profile, profile.StsToken is { Length: > 0 } token ? token : null), Session(profile)),
            "EcsRamRole" => host.EcsRamRole(profile.RamRoleName),
            "RamRoleArnWithRoleName" => host.AssumedRole(host.EcsRamRole(profile.RamRoleName), Session(profile)),
            "ChainableRamRoleArn" => host.AssumedRole(
                Resolve(configuration, Find(configuration, Require(profile, profile.SourceProfile, "source_profile")), chain), Session(profile)),
            "OIDC" => host.Oidc(new OidcRole(
                Require(profile, profile.OidcProviderArn, "oidc_provider_arn"), Require(profile, profile.OidcTokenFile, "oidc_token_file"), Session(profile))),
            "CredentialsURI" => host.CredentialsUri(Address(profile)),
            "External" => host.Process(Require(profile, profile.ProcessCommand, "process_command")),
            _ => throw new CredentialException(
                $"Profile '{profile.Name}' has the mode '{profile.Mode}', which cannot be used here; modes that can are AK, StsToken, RamRoleArn, EcsRamRole, "
                + "RamRoleArnWithRoleName, ChainableRamRoleArn, OIDC, CredentialsURI and External."),
        };
    }

    private static StaticCredentialProvider Key(CliProfile profile, string? token) => new(new CloudCredentials(
        Require(profile, profile.AccessKeyId, "access_key_id"), Require(profile, profile.AccessKeySecret, "access_key_secret"), token));

    private static RoleSession Session(CliProfile profile) => new(Require(profile, profile.RamRoleArn, "ram_role_arn"))
    {
        Name = profile.RamSessionName is { Length: > 0 } name ? name : RoleSession.DefaultName,
        Duration = profile.ExpiredSeconds > 0 ? TimeSpan.FromSeconds(profile.ExpiredSeconds) : TimeSpan.FromHours(1),
        Policy = profile.Policy is { Length: > 0 } policy ? policy : null,
        ExternalId = profile.ExternalId is { Length: > 0 } id ? id : null,
        StsHost = StsHost.Of(profile.StsRegion, inVpc: false),
    };

    private static Uri Address(CliProfile profile) =>
        Uri.TryCreate(Require(profile, profile.CredentialsUri, "credentials_uri"), UriKind.Absolute, out Uri? uri)
            ? uri
            : throw new CredentialException($"Profile '{profile.Name}' has a credentials_uri that is no absolute address.");

    private static string Require(CliProfile profile, string? value, string name) => value is { Length: > 0 }
        ? value
        : throw new CredentialException($"Profile '{profile.Name}' of mode {profile.Mode} has no {name}.");
}
