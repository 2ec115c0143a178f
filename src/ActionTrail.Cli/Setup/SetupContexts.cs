using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.LocalCloud;

namespace ActionTrail.Cli.Setup;

/// <summary>The contexts of a setup file without PowerShell: accounts of a local cloud, or profiles and the default chain.</summary>
internal sealed class SetupContexts : IDisposable
{
    private const string Chain = "default";
    private readonly Dictionary<string, string> _names;
    private readonly RegionId _region;
    private readonly LocalCloudHost? _cloud;
    private readonly HttpMessageInvoker _sockets = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None, UseCookies = false });

    /// <summary>Opens the contexts.</summary>
    /// <exception cref="ConfigurationException">The local cloud cannot be opened, or <c>--as</c> is malformed.</exception>
    public SetupContexts(SetupArguments arguments, RegionId region)
    {
        _names = arguments.As.Select(Pair).ToDictionary(StringComparer.Ordinal);
        _region = region;
        _cloud = arguments.Path.Length == 0 ? null : LocalCloudHost.Open(new LocalCloudOptions { Folder = arguments.Path, CreateIfMissing = false });
    }

    /// <summary>The connection of a context.</summary>
    public Task<CloudConnection> ConnectAsync(string context, CancellationToken cancellationToken)
    {
        string name = _names.GetValueOrDefault(context, context);
        if (_cloud is not null)
        {
            return Task.FromResult(_cloud.Connect(_cloud.FindAccount(name).Id, _region));
        }

        var host = new CredentialHost { Http = _sockets, Roles = new StsRoleAssumer(Connect) };
        return Task.FromResult(Connect(name == Chain ? new DefaultCredentialChain(host) : AliyunProfiles.Open(host, name)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _cloud?.Dispose();
        _sockets.Dispose();
    }

    private CloudConnection Connect(ICredentialProvider credentials) => new() { Credentials = credentials, Region = _region, Transport = _sockets };

    private static KeyValuePair<string, string> Pair(string text) => text.Split('=', 2) is [{ Length: > 0 } context, { Length: > 0 } name]
        ? new(context, name)
        : throw new ConfigurationException($"--as is '{text}'; CONTEXT=NAME is expected, for example mgmt=Management.");
}
