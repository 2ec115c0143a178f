using System.Security.Cryptography;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Core.Accounts;

namespace ActionTrail.Aliyun.Http;

/// <summary>Everything that a client needs to make calls as one identity in one region. Shared by all service clients of a context.</summary>
public sealed record CloudConnection
{
    /// <summary>Who calls.</summary>
    public required ICredentialProvider Credentials { get; init; }

    /// <summary>Region whose endpoints are used where a service is regional.</summary>
    public required RegionId Region { get; init; }

    /// <summary>What carries requests: sockets to the real cloud or to <c>attrail serve</c>, or the embedded cloud in process.</summary>
    public required HttpMessageInvoker Transport { get; init; }

    /// <summary>Hosts of the services.</summary>
    public EndpointResolver Endpoints { get; init; } = EndpointResolver.Public;

    /// <summary>Clock for signatures, timeouts and back-off.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>When and how often a failed call is repeated.</summary>
    public RetryOptions Retry { get; init; } = new();

    /// <summary>Makes signature nonces: 32 hex characters, never the same twice.</summary>
    public Func<string> NextNonce { get; init; } = static () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Makes a number in [0, 1) for jitter.</summary>
    public Func<double> NextJitter { get; init; } = static () => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24);

    /// <summary>Sees every attempt after it ended, already free of secrets; null for nobody.</summary>
    public Action<WireTrace>? Trace { get; init; }

    /// <summary>Text of the User-Agent header.</summary>
    public string UserAgent { get; init; } = "ActionTrail.PS";

    /// <summary>The same connection in another region.</summary>
    /// <param name="region">Region.</param>
    /// <returns>A copy.</returns>
    public CloudConnection In(RegionId region) => this with { Region = region };
}
