using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Turns calls into virtual-hosted requests signed V4, and sends them.</summary>
/// <param name="connection">Identity, region and transport.</param>
internal sealed class OssWire(CloudConnection connection)
{
    private readonly WirePipeline _pipeline = new(connection, new OssV4Signature(OssAddressing.Default), new OssErrorReader());

    /// <summary>The path of a key: encoded except for its slashes, and dot segments encoded too, so that nothing on the way resolves them.</summary>
    public static string PathOf(ObjectKey? key)
    {
        string path = "/" + CanonicalPath.EncodeDecoded(key?.Value ?? "");
        return path.Contains("/.", StringComparison.Ordinal) ? string.Join('/', path.Split('/').Select(static segment => segment is "." or ".."
            ? segment.Replace(".", "%2E", StringComparison.Ordinal)
            : segment)) : path;
    }

    /// <summary>The unsigned request of a call.</summary>
    public WireRequest Request(OssCall call)
    {
        string host = connection.Endpoints.Oss(connection.Region);
        var request = new WireRequest
        {
            Method = call.Method,
            Scheme = connection.Endpoints.Scheme,
            Host = call.Bucket is null ? host : $"{call.Bucket}.{host}",
            RawPath = PathOf(call.Key),
            RawQuery = WireQuery.Build(call.Query),
            Body = call.Body,
        };
        foreach ((string name, string value) in call.Headers)
        {
            request.Headers[name] = value;
        }

        return request;
    }

    /// <summary>Sends a call.</summary>
    public Task<WireResponse> SendAsync(OssCall call, CancellationToken cancellationToken) =>
        _pipeline.SendAsync("Oss." + call.Operation, Request(call), cancellationToken);

    /// <summary>Sends a call with an XML document.</summary>
    public Task<WireResponse> SendAsync(OssCall call, XElement document, CancellationToken cancellationToken) =>
        SendAsync(call with { Body = OssXml.Write(document), Headers = [.. call.Headers, new("Content-Type", "application/xml")] }, cancellationToken);

    /// <summary>Sends a call and reads the document that it answers.</summary>
    public async Task<XElement> ReadAsync(OssCall call, CancellationToken cancellationToken) =>
        Document(call, await SendAsync(call, cancellationToken).ConfigureAwait(false));

    /// <summary>Sends a call and reads the document that it answers, or null when the service says that there is none.</summary>
    public async Task<XElement?> FindAsync(OssCall call, string absentCode, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (ApiException absent) when (absent.Code == absentCode)
        {
            return null;
        }
    }

    /// <summary>The document in an answer.</summary>
    /// <exception cref="TransportException">The answer is not XML, for example because a proxy made it.</exception>
    public static XElement Document(OssCall call, WireResponse response)
    {
        try
        {
            return OssXml.Parse(response.Body);
        }
        catch (XmlException malformed)
        {
            throw new TransportException($"Oss.{call.Operation} answered {response.Status} with a body that is not XML.", malformed);
        }
    }
}
