using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Credentials;

/// <summary>The world around credential sources: network, clock, environment, files, processes. Also makes the sources, refreshed where they end.</summary>
public sealed record CredentialHost
{
    /// <summary>What carries the requests of the sources.</summary>
    public required HttpMessageInvoker Http { get; init; }

    /// <summary>Assumes roles.</summary>
    public required IRoleAssumer Roles { get; init; }

    /// <summary>Clock for expiry and timeouts.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where STS is, for the calls that need no key.</summary>
    public EndpointResolver Endpoints { get; init; } = EndpointResolver.Public;

    /// <summary>Metadata service of an ECS instance.</summary>
    public Uri Metadata { get; init; } = new("http://100.100.100.200");

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>Reads a text file; null when there is none.</summary>
    public Func<string, string?> ReadFile { get; init; } = static path => File.Exists(path) ? File.ReadAllText(path) : null;

    /// <summary>The user's home folder.</summary>
    public string HomeFolder { get; init; } = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Runs a program (first element) with arguments and returns what it printed.</summary>
    public Func<IReadOnlyList<string>, CancellationToken, Task<string>> RunProcess { get; init; } = ProcessOutput.ReadAsync;

    /// <summary>Credentials of the role of the ECS instance this runs on.</summary>
    /// <param name="roleName">Role name; null asks the instance.</param>
    /// <returns>The source.</returns>
    public ICredentialProvider EcsRamRole(string? roleName) => Refreshing(new EcsRamRoleCredentialProvider(this, roleName));

    /// <summary>Credentials that a local web service hands out.</summary>
    /// <param name="uri">Its address.</param>
    /// <returns>The source.</returns>
    public ICredentialProvider CredentialsUri(Uri uri) => Refreshing(new CredentialsUriProvider(this, uri));

    /// <summary>Session of a role, assumed with an OIDC token.</summary>
    /// <param name="role">Role and token file.</param>
    /// <returns>The source.</returns>
    public ICredentialProvider Oidc(OidcRole role) => Refreshing(new OidcCredentialProvider(this, role));

    /// <summary>Session of a role, assumed with other credentials.</summary>
    /// <param name="source">Who assumes it.</param>
    /// <param name="session">Role and session.</param>
    /// <returns>The source.</returns>
    public ICredentialProvider AssumedRole(ICredentialProvider source, RoleSession session) =>
        new RefreshingCredentialProvider(token => Roles.AssumeAsync(source, session, token), Time);

    /// <summary>Credentials that a program prints.</summary>
    /// <param name="command">Program and arguments, separated by blanks.</param>
    /// <returns>The source.</returns>
    public ICredentialProvider Process(string command) => Refreshing(new ProcessCredentialProvider(this, command));

    /// <summary>Whether an environment variable says <c>true</c>.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>True for <c>true</c> in any case.</returns>
    internal bool IsSet(string name) => string.Equals(Variable(name), "true", StringComparison.OrdinalIgnoreCase);

    private RefreshingCredentialProvider Refreshing(ICredentialProvider source) => new(source.GetAsync, Time);
}
