using System.Net;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.LocalCloud;

namespace ActionTrail.Commands.Connection;

/// <summary>Where the calls of a context go: Alibaba Cloud, an endpoint, or a local cloud in this process.</summary>
internal sealed class AccountRoute : IDisposable
{
    private HttpMessageInvoker? _sockets;

    /// <summary>Region of regional services.</summary>
    public required RegionId Region { get; init; }

    /// <summary>The local cloud; null when calls leave the process. Left when this is disposed.</summary>
    public LocalCloudHost? Host { get; init; }

    /// <summary>Endpoint of a served local cloud; null for Alibaba Cloud.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>HTTP proxy; null for the one that the environment names.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Metadata service of the instance; null for the usual address.</summary>
    public Uri? Metadata { get; init; }

    /// <summary>How it is shown.</summary>
    public string Text => Host?.Folder ?? Endpoint?.ToString() ?? "Alibaba Cloud";

    private EndpointResolver Endpoints => Endpoint is null ? EndpointResolver.Public : new EndpointResolver { Scheme = Endpoint.Scheme, Gateway = Endpoint.Authority };

    private HttpMessageInvoker Sockets => LazyInitializer.EnsureInitialized(ref _sockets, () => new HttpMessageInvoker(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.None, UseCookies = false, Proxy = Proxy is null ? null : new WebProxy(Proxy),
    }));

    /// <summary>The world that credential sources see.</summary>
    /// <returns>The host of the sources.</returns>
    public CredentialHost Sources()
    {
        var world = new CredentialHost { Http = Sockets, Roles = new StsRoleAssumer(Connect), Endpoints = Endpoints };
        return Metadata is null ? world : world with { Metadata = Metadata };
    }

    /// <summary>A connection of an identity along this route.</summary>
    /// <param name="credentials">Whose.</param>
    /// <returns>The connection.</returns>
    public CloudConnection Connect(ICredentialProvider credentials) => Host is not null
        ? Host.Connect(credentials, Region)
        : new CloudConnection { Credentials = credentials, Region = Region, Transport = Sockets, Endpoints = Endpoints };

    /// <summary>Closes the sockets and leaves the local cloud.</summary>
    public void Dispose()
    {
        _sockets?.Dispose();
        if (Host is not null)
        {
            OpenClouds.Leave(Host);
        }
    }
}
