using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Builds and sends the requests of Log Service: host by project, the headers that every call has, signature V4.</summary>
/// <param name="connection">Who calls, in which region.</param>
internal sealed class SlsRequests(CloudConnection connection)
{
    private readonly WirePipeline _pipeline = new(connection, new SlsV4Signature(), new SlsErrorReader());

    /// <summary>A call without body.</summary>
    /// <param name="operation">Operation name for messages.</param>
    /// <param name="project">Project whose host is called; null for the regional host.</param>
    /// <param name="target">Method, path and query.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<WireResponse> SendAsync(string operation, SlsProjectName? project, SlsTarget target, CancellationToken cancellationToken) =>
        SendAsync(operation, Open(project, target, ReadOnlyMemory<byte>.Empty, rawSize: 0), cancellationToken);

    /// <summary>A call with a JSON body.</summary>
    public Task<WireResponse> SendJsonAsync<T>(string operation, SlsProjectName? project, SlsTarget target, T body, CancellationToken cancellationToken)
    {
        byte[] json = SlsJson.Write(body);
        WireRequest request = Open(project, target, json, json.Length);
        request.Headers["Content-Type"] = "application/json";
        return SendAsync(operation, request, cancellationToken);
    }

    /// <summary>A request with the common headers, for calls that add their own.</summary>
    public WireRequest Open(SlsProjectName? project, SlsTarget target, ReadOnlyMemory<byte> body, int rawSize)
    {
        string regional = connection.Endpoints.Sls(connection.Region);
        var request = new WireRequest
        {
            Method = target.Method,
            Scheme = connection.Endpoints.Scheme,
            Host = project is null ? regional : $"{project}.{regional}",
            RawPath = target.Path,
            RawQuery = WireQuery.Build(target.Query.Where(static pair => pair.Value is not null)),
            Body = body,
        };
        request.Headers["x-log-apiversion"] = "0.6.0";
        request.Headers["x-log-bodyrawsize"] = rawSize.ToString(CultureInfo.InvariantCulture);
        return request;
    }

    /// <summary>Sends a request that <see cref="Open"/> made.</summary>
    public Task<WireResponse> SendAsync(string operation, WireRequest request, CancellationToken cancellationToken) =>
        _pipeline.SendAsync("Log Service " + operation, request, cancellationToken);
}
