using System.Text.Json.Serialization;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>One profile of the aliyun CLI's <c>config.json</c>. Its secrets are internal, so that no formatter prints them.</summary>
/// <remarks>Source: aliyun/aliyun-cli, config/profile.go. Members that have no use here are left out.</remarks>
public sealed record CliProfile
{
    /// <summary>Profile name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Kind of credentials: AK, StsToken, RamRoleArn, EcsRamRole, OIDC, ChainableRamRoleArn, CredentialsURI, External and others.</summary>
    public string Mode { get; init; } = "";

    /// <summary>Region id; null when the profile has none.</summary>
    public string? RegionId { get; init; }

    /// <summary>Access key id; null in modes without one.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>Role to assume; null in modes without one.</summary>
    public string? RamRoleArn { get; init; }

    /// <summary>Session name of the role; null for the default.</summary>
    public string? RamSessionName { get; init; }

    /// <summary>Role of the ECS instance; null or empty asks the instance.</summary>
    public string? RamRoleName { get; init; }

    /// <summary>External id for the role; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Policy that narrows the session; null for none.</summary>
    public string? Policy { get; init; }

    /// <summary>Session length in seconds; 0 for the default.</summary>
    public int ExpiredSeconds { get; init; }

    /// <summary>Profile whose credentials assume the role, in ChainableRamRoleArn.</summary>
    public string? SourceProfile { get; init; }

    /// <summary>Region whose STS is asked; null for the central one.</summary>
    public string? StsRegion { get; init; }

    /// <summary>OIDC provider.</summary>
    [JsonPropertyName("oidc_provider_arn")]
    public string? OidcProviderArn { get; init; }

    /// <summary>File with the OIDC token.</summary>
    [JsonPropertyName("oidc_token_file")]
    public string? OidcTokenFile { get; init; }

    [JsonInclude]
    internal string? AccessKeySecret { get; init; }

    [JsonInclude]
    internal string? StsToken { get; init; }

    [JsonInclude]
    internal string? CredentialsUri { get; init; }

    [JsonInclude]
    internal string? ProcessCommand { get; init; }

    /// <summary>Name and mode.</summary>
    /// <returns>Text without secrets.</returns>
    public override string ToString() => $"{Name} ({Mode})";
}
