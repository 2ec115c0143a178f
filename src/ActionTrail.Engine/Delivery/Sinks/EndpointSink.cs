using System.Buffers;
using ActionTrail.Aliyun.Credentials;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Errors;
using ActionTrail.Engine.Delivery.Seals;

namespace ActionTrail.Engine.Delivery.Sinks;

/// <summary>
/// Posts each batch as JSON. At least once: each event carries its <c>eventId</c>, and a batch that is sent again carries the same
/// <c>Idempotency-Key</c>. Only an answer from 200 to 299 means that the endpoint has the batch; redirects are not followed.
/// </summary>
public sealed class EndpointSink : IDeliverySink, IDisposable
{
    /// <summary>Header by which an endpoint can know a batch again.</summary>
    public const string KeyHeader = "Idempotency-Key";

    private readonly EndpointTarget _target;
    private readonly WirePipeline _pipeline;
    private readonly HttpMessageInvoker _transport;

    /// <summary>Connects to an endpoint.</summary>
    /// <param name="target">The endpoint.</param>
    /// <param name="transport">Carries the requests; must not follow redirects, which would give the header away. Disposed with this.</param>
    /// <param name="time">Clock.</param>
    /// <param name="retry">When a post is repeated; null for the defaults.</param>
    public EndpointSink(EndpointTarget target, HttpMessageInvoker transport, TimeProvider time, RetryOptions? retry = null)
    {
        _target = target;
        _transport = transport;
        var connection = new CloudConnection
        {
            Credentials = new StaticCredentialProvider(target.Header),
            Region = RegionId.Parse("cn-hangzhou"), // an endpoint has none and nothing asks for it
            Transport = transport,
            Time = time,
            Retry = retry ?? new RetryOptions(),
        };
        _pipeline = new WirePipeline(connection, new HeaderCredential(), new EndpointErrorReader(time));
    }

    /// <inheritdoc/>
    public bool IsActive => true;

    /// <inheritdoc/>
    public async Task<WrittenObject?> WriteAsync(DeliveryBatch batch, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> body = Encode(batch);
        var request = new WireRequest
        {
            Method = "POST",
            Scheme = _target.Address.Scheme,
            Host = _target.Address.Authority,
            RawPath = _target.Address.AbsolutePath,
            RawQuery = _target.Address.Query.TrimStart('?'),
            Body = body,
        };
        request.Headers["Content-Type"] = _target.Format == EndpointFormat.Ndjson ? "application/x-ndjson" : "application/json";
        request.Headers[KeyHeader] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body.Span));
        WireResponse answer = await _pipeline.SendAsync($"POST {_target}", request, cancellationToken).ConfigureAwait(false);
        return answer.Status is >= 200 and <= 299 ? null : throw new DeliveryException(
            $"Endpoint {_target} was expected to take events with a status from 200 to 299, but answered {answer.Status}.",
            "Give the address that the endpoint itself has: redirects are not followed, because they would carry the credential elsewhere.");
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    private ReadOnlyMemory<byte> Encode(DeliveryBatch batch)
    {
        bool isArray = _target.Format == EndpointFormat.JsonArray;
        var body = new ArrayBufferWriter<byte>(batch.Size + batch.Events.Length + 1);
        for (int i = 0; i < batch.Events.Length; i++)
        {
            if (isArray)
            {
                body.Write(i == 0 ? "["u8 : ","u8);
            }

            WriteOnOneLine(body, batch.Events[i].Json.Span);
            body.Write(isArray ? ""u8 : "\n"u8);
        }

        body.Write(isArray ? "]"u8 : ""u8);
        return body.WrittenMemory;
    }

    /// <summary>A line break in JSON stands between its parts, never inside a text, and means as much as a space.</summary>
    private static void WriteOnOneLine(ArrayBufferWriter<byte> body, ReadOnlySpan<byte> json)
    {
        Span<byte> copy = body.GetSpan(json.Length)[..json.Length];
        json.CopyTo(copy);
        copy.Replace((byte)'\n', (byte)' ');
        copy.Replace((byte)'\r', (byte)' ');
        body.Advance(json.Length);
    }
}
