namespace ActionTrail.Aliyun.Http;

/// <summary>
/// One HTTP request exactly as it stands on the wire, before TLS: what signers sign and verifiers verify. Nothing in it is normalised,
/// because every signature scheme has its own idea of canonical form.
/// </summary>
public sealed class WireRequest
{
    /// <summary>HTTP method, upper-case.</summary>
    public required string Method { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public string Scheme { get; init; } = "https";

    /// <summary>Value of the Host header: host name, with the port where it is explicit.</summary>
    public required string Host { get; init; }

    /// <summary>Path as sent, still percent-encoded; starts with <c>/</c>.</summary>
    public string RawPath { get; init; } = "/";

    /// <summary>Query as sent, still percent-encoded, without the question mark; empty when there is none.</summary>
    public string RawQuery { get; set; } = "";

    /// <summary>Headers other than Host and Content-Length.</summary>
    public WireHeaders Headers { get; private init; } = [];

    /// <summary>Body bytes as sent (after compression); empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Address of the peer, for a request that was received.</summary>
    /// <value>Default: this machine, whose processes ask without a network in between.</value>
    public string RemoteAddress { get; init; } = "127.0.0.1";

    /// <summary>A copy with its own headers, so that each attempt of a call is signed from a clean start.</summary>
    /// <returns>The copy; the body is shared.</returns>
    public WireRequest Copy() => new()
    {
        Method = Method, Scheme = Scheme, Host = Host, RawPath = RawPath, RawQuery = RawQuery, Headers = new(Headers), Body = Body, RemoteAddress = RemoteAddress,
    };
}
