using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Credentials of a section of the SDKs' shared credentials file.</summary>
/// <param name="host">Files, environment and makers of the sources that a section can name.</param>
/// <param name="sectionName">Section; null for <c>ALIBABA_CLOUD_PROFILE</c>, else <c>default</c>.</param>
public sealed class IniProfileCredentialSource(CredentialHost host, string? sectionName = null) : ICredentialProvider
{
    private ICredentialProvider? _resolved;

    /// <inheritdoc/>
    public ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken) => (_resolved ??= Resolve()).GetAsync(cancellationToken);

    private ICredentialProvider Resolve()
    {
        (string path, string text) = Read();
        string name = sectionName ?? (host.Variable("ALIBABA_CLOUD_PROFILE") is { Length: > 0 } chosen ? chosen : "default");
        if (!IniFile.Parse(text).TryGetValue(name, out IReadOnlyDictionary<string, string>? section))
        {
            throw new CredentialException($"Credentials file '{path}' has no section '{name}'.");
        }

        if (section.TryGetValue("enable", out string? enable) && !enable.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            throw new CredentialException($"Section '{name}' of '{path}' is not enabled.");
        }

        string type = Require("type");
        return type switch
        {
            "access_key" => Key(null),
            "sts" => Key(Require("security_token")),
            "ram_role_arn" => host.AssumedRole(Key(Optional("security_token")), Session()),
            "ecs_ram_role" => host.EcsRamRole(Optional("role_name")),
            "oidc_role_arn" => host.Oidc(new OidcRole(Require("oidc_provider_arn"), Optional("oidc_token_file") ?? Require("oidc_token_file_path"), Session())),
            "credentials_uri" => Uri.TryCreate(Require("credentials_uri"), UriKind.Absolute, out Uri? uri)
                ? host.CredentialsUri(uri)
                : throw new CredentialException($"Section '{name}' of '{path}' has a credentials_uri that is no absolute address."),
            _ => throw new CredentialException(
                $"Section '{name}' of '{path}' has the type '{type}', which cannot be used here; types that can are access_key, sts, ram_role_arn, "
                + "ecs_ram_role, oidc_role_arn and credentials_uri."),
        };

        StaticCredentialProvider Key(string? token) => new(new CloudCredentials(Require("access_key_id"), Require("access_key_secret"), token));

        RoleSession Session() => new(Require("role_arn"))
        {
            Name = Optional("role_session_name") ?? RoleSession.DefaultName,
            Policy = Optional("policy"),
            ExternalId = Optional("external_id"),
        };

        string? Optional(string key) => section.TryGetValue(key, out string? value) && value.Length > 0 ? value : null;

        string Require(string key) => Optional(key) ?? throw new CredentialException($"Section '{name}' of '{path}' has no {key}.");
    }

    /// <summary>The SDKs disagree about the default name, so both are read.</summary>
    private (string Path, string Text) Read()
    {
        string folder = Path.Combine(host.HomeFolder, ".alibabacloud");
        string[] candidates = host.Variable("ALIBABA_CLOUD_CREDENTIALS_FILE") is { Length: > 0 } path
            ? [path]
            : [Path.Combine(folder, "credentials"), Path.Combine(folder, "credentials.ini")];
        foreach (string candidate in candidates)
        {
            if (host.ReadFile(candidate) is { } text)
            {
                return (candidate, text);
            }
        }

        throw new CredentialException($"Credentials file '{string.Join("' or '", candidates)}' does not exist.");
    }
}
