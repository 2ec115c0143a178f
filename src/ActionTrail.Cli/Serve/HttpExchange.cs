using System.Net;
using ActionTrail.Aliyun.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ActionTrail.Cli.Serve;

/// <summary>
/// Translates between Kestrel's view of a message and the message as it stood on the wire. The raw request target is what clients sign;
/// Kestrel's decoded path is never used.
/// </summary>
internal static class HttpExchange
{
    /// <summary>Reads a request whole.</summary>
    /// <param name="context">Kestrel's view.</param>
    /// <returns>The request. In absolute form, as through a proxy, its authority counts, not the Host header.</returns>
    public static async Task<WireRequest> ReadAsync(HttpContext context)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        string scheme = context.Request.Scheme;
        string host = context.Request.Headers.Host.ToString();
        int authority = target.IndexOf("://", StringComparison.Ordinal);
        if (authority > 0 && !target.StartsWith('/'))
        {
            scheme = target[..authority];
            string rest = target[(authority + 3)..];
            int path = rest.AsSpan().IndexOfAny('/', '?');
            host = path < 0 ? rest : rest[..path];
            target = path < 0 ? "/" : rest[path] == '?' ? "/" + rest[path..] : rest[path..];
        }

        int question = target.IndexOf('?', StringComparison.Ordinal);
        using var body = new MemoryStream((int)Math.Clamp(context.Request.ContentLength ?? 0, 0, 1 << 20));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var request = new WireRequest
        {
            Method = context.Request.Method,
            Scheme = scheme,
            Host = host,
            RawPath = question < 0 ? target : target[..question],
            RawQuery = question < 0 ? "" : target[(question + 1)..],
            Body = body.GetBuffer().AsMemory(0, (int)body.Length),
            RemoteAddress = (context.Connection.RemoteIpAddress ?? IPAddress.Loopback).ToString(),
        };
        foreach ((string name, Microsoft.Extensions.Primitives.StringValues values) in context.Request.Headers)
        {
            if (!IsTransport(name))
            {
                request.Headers[name] = string.Join(",", (IEnumerable<string?>)values);
            }
        }

        return request;
    }

    /// <summary>Writes an answer.</summary>
    /// <param name="context">Kestrel's view.</param>
    /// <param name="response">The answer.</param>
    /// <returns>When it is written.</returns>
    public static async Task WriteAsync(HttpContext context, WireResponse response)
    {
        context.Response.StatusCode = response.Status;
        foreach ((string name, string value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        bool hasBody = context.Request.Method != "HEAD" && response.Status is not (204 or 304);
        if (hasBody)
        {
            context.Response.ContentLength = response.Body.Length;
            await context.Response.Body.WriteAsync(response.Body, context.RequestAborted);
        }
    }

    private static bool IsTransport(string name) =>
        name.Equals("Host", StringComparison.OrdinalIgnoreCase) || name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) || name.Equals("Connection", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Proxy-Connection", StringComparison.OrdinalIgnoreCase);
}
