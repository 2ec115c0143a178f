using System.IO.Compression;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>What uploads and downloads share: the Tunnel's host, headers, JSON sessions and compression.</summary>
/// <param name="connection">Identity, region and transport.</param>
internal sealed class TunnelCalls(CloudConnection connection)
{
    private const string Deflate = "deflate";

    private readonly WirePipeline _pipeline = new(connection, new OdpsSignature(), new OdpsErrorReader());
    private readonly OdpsRequests _requests = new(connection.Endpoints.Scheme, connection.Endpoints.MaxComputeTunnel(connection.Region), "");

    public TimeProvider Time => connection.Time;

    /// <summary>Calls an operation that answers with the state of a session.</summary>
    public async Task<JsonElement> SessionAsync(string operation, string method, string path, CancellationToken cancellationToken, params (string Name, string? Value)[] query)
    {
        WireResponse answer = await SendAsync(operation, _requests.Make(method, path, query), cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Clone();
        }
        catch (JsonException damaged)
        {
            throw new TransportException($"{operation} got an answer that is no JSON: {damaged.Message}", damaged);
        }
    }

    /// <summary>Sends a block of records.</summary>
    public async Task PutAsync(string operation, string path, ReadOnlyMemory<byte> records, CancellationToken cancellationToken, params (string Name, string? Value)[] query)
    {
        WireRequest request = _requests.Make("PUT", path, Compress(records), query);
        request.Headers["Content-Type"] = "application/octet-stream";
        request.Headers["Content-Encoding"] = Deflate;
        await SendAsync(operation, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Fetches a stream of records, inflated.</summary>
    public async Task<ReadOnlyMemory<byte>> DataAsync(string operation, string path, CancellationToken cancellationToken, params (string Name, string? Value)[] query)
    {
        WireRequest request = _requests.Make("GET", path, query);
        request.Headers["Accept-Encoding"] = Deflate;
        WireResponse answer = await SendAsync(operation, request, cancellationToken).ConfigureAwait(false);
        return answer.Headers["Content-Encoding"] == Deflate ? Inflate(answer.Body) : answer.Body;
    }

    /// <summary>Member of a session's state.</summary>
    public static string Text(JsonElement session, string name) =>
        session.TryGetProperty(name, out JsonElement value) ? value.ToString() : throw new TransportException($"The Tunnel answered without '{name}'.");

    private Task<WireResponse> SendAsync(string operation, WireRequest request, CancellationToken cancellationToken)
    {
        request.Headers["x-odps-tunnel-version"] = "6";
        request.Headers["odps-tunnel-date-transform"] = "v1";
        return _pipeline.SendAsync(operation, request, cancellationToken);
    }

    private static byte[] Compress(ReadOnlyMemory<byte> bytes)
    {
        var output = new MemoryStream();
        using (var deflate = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(bytes.Span);
        }

        return output.ToArray();
    }

    private static byte[] Inflate(ReadOnlyMemory<byte> bytes)
    {
        var output = new MemoryStream();
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(bytes.ToArray(), writable: false), CompressionMode.Decompress);
            inflate.CopyTo(output);
        }
        catch (InvalidDataException damaged)
        {
            throw new TransportException($"The Tunnel sent data that cannot be inflated: {damaged.Message}", damaged);
        }

        return output.ToArray();
    }
}
