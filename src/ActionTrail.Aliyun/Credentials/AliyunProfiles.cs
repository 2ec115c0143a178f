using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>Profiles by name: of the aliyun CLI's configuration first, of the SDKs' credentials file otherwise.</summary>
public static class AliyunProfiles
{
    /// <summary>Names of the CLI's profiles.</summary>
    /// <exception cref="CredentialException">The configuration cannot be read.</exception>
    public static IReadOnlyList<string> Names => [.. (Read()?.Profiles ?? []).Select(static profile => profile.Name)];

    private static string FilePath => Environment.GetEnvironmentVariable("ALIBABA_CLOUD_CONFIG_FILE") is { Length: > 0 } path
        ? path
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aliyun", "config.json");

    /// <summary>The region that a profile of the CLI prefers.</summary>
    /// <param name="name">Profile.</param>
    /// <returns>Region id; null when there is no such profile, or it prefers none.</returns>
    /// <exception cref="CredentialException">The configuration cannot be read.</exception>
    public static string? RegionOf(string name) => Read()?.Find(name)?.RegionId;

    /// <summary>The credentials of a profile.</summary>
    /// <param name="host">Host of the sources.</param>
    /// <param name="name">Profile or section.</param>
    /// <returns>The source.</returns>
    /// <exception cref="CredentialException">The configuration cannot be read.</exception>
    public static ICredentialProvider Open(CredentialHost host, string name) =>
        Read()?.Find(name) is null ? new IniProfileCredentialSource(host, name) : new CliProfileCredentialSource(host, name);

    private static CliConfiguration? Read() => File.Exists(FilePath) ? CliConfiguration.Parse(File.ReadAllText(FilePath), FilePath) : null;
}
