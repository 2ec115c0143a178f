using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Builds requests of the REST and Tunnel APIs.</summary>
/// <param name="scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="host">Host of the API.</param>
/// <param name="root">Path of the endpoint: <c>/api</c> or empty.</param>
internal sealed class OdpsRequests(string scheme, string host, string root)
{
    /// <summary>A request below a path, without body.</summary>
    public WireRequest Make(string method, string path, params ReadOnlySpan<(string Name, string? Value)> query) => Make(method, path, default, query);

    /// <summary>A request below a path.</summary>
    public WireRequest Make(string method, string path, ReadOnlyMemory<byte> body, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        foreach ((string name, string? value) in query)
        {
            pairs.Add(new(name, value));
        }

        return new WireRequest { Method = method, Scheme = scheme, Host = host, RawPath = root + path, RawQuery = WireQuery.Build(pairs), Body = body };
    }
}
