using System.Net.Http.Headers;

namespace ActionTrail.Aliyun.Http;

/// <summary>Translates between wire messages and the messages of <see cref="HttpMessageInvoker"/>, without normalising anything.</summary>
public static class HttpMessages
{
    private static readonly UriCreationOptions s_asWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Makes the HTTP message of a signed request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="gateway">Authority to connect to instead of the request's host, or null.</param>
    /// <returns>The message; the caller disposes it.</returns>
    public static HttpRequestMessage ToHttp(WireRequest request, string? gateway)
    {
        string query = request.RawQuery.Length == 0 ? "" : "?" + request.RawQuery;
        var message = new HttpRequestMessage(
            new HttpMethod(request.Method),
            new Uri($"{request.Scheme}://{gateway ?? request.Host}{request.RawPath}{query}", s_asWritten));
        message.Headers.Host = request.Host;
        if (request.Body.Length > 0 || request.Method is "POST" or "PUT")
        {
            message.Content = new WireContent(request.Body);
        }

        foreach ((string name, string value) in request.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content ??= new WireContent(ReadOnlyMemory<byte>.Empty);
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    /// <summary>Reads a received HTTP request as it stood on the wire; for transports that hand messages over in process.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The request.</returns>
    public static async Task<WireRequest> ToWireAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        Uri uri = message.RequestUri ?? throw new ArgumentException("The message has no address.", nameof(message));
        string pathAndQuery = uri.PathAndQuery;
        int question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var request = new WireRequest
        {
            Method = message.Method.Method,
            Scheme = uri.Scheme,
            Host = message.Headers.Host ?? uri.Authority,
            RawPath = question < 0 ? pathAndQuery : pathAndQuery[..question],
            RawQuery = question < 0 ? "" : pathAndQuery[(question + 1)..],
            Body = await WireContent.ReadAsync(message.Content, cancellationToken).ConfigureAwait(false),
        };
        Take(message.Headers, request.Headers);
        if (message.Content is { } content)
        {
            Take(content.Headers, request.Headers);
        }

        request.Headers.Remove("Host");
        request.Headers.Remove("Content-Length");
        return request;
    }

    /// <summary>Reads an answer whole.</summary>
    /// <param name="message">The answer.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The answer with its body in memory.</returns>
    public static async Task<WireResponse> ToWireAsync(HttpResponseMessage message, CancellationToken cancellationToken)
    {
        var response = new WireResponse
        {
            Status = (int)message.StatusCode,
            Body = await WireContent.ReadAsync(message.Content, cancellationToken).ConfigureAwait(false),
        };
        Take(message.Headers, response.Headers);
        Take(message.Content.Headers, response.Headers);
        return response;
    }

    /// <summary>Makes the HTTP message of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <returns>The message; the receiver disposes it.</returns>
    public static HttpResponseMessage ToHttp(WireResponse response)
    {
        var message = new HttpResponseMessage((System.Net.HttpStatusCode)response.Status) { Content = new WireContent(response.Body) };
        foreach ((string name, string value) in response.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static void Take(HttpHeaders from, WireHeaders to)
    {
        foreach ((string name, HeaderStringValues values) in from.NonValidated)
        {
            to[name] = values.Count == 1 ? values.ToString() : string.Join(name.Equals("User-Agent", StringComparison.OrdinalIgnoreCase) ? " " : ",", values);
        }
    }
}
