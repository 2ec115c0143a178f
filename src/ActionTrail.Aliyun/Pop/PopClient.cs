using System.Text;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Pop;

/// <summary>Calls one RPC-style product: operation and version in headers, parameters in the query, signed with ACS3.</summary>
/// <param name="connection">Identity, region and transport.</param>
/// <param name="service">Service name for messages, for example <c>Ram</c>.</param>
/// <param name="version">API version.</param>
/// <param name="host">Endpoint host.</param>
internal sealed class PopClient(CloudConnection connection, string service, string version, string host)
{
    /// <summary>Longest query that is sent as such; more goes into a form body, because front ends cap the request line.</summary>
    private const int LongestQuery = 8 * 1024;

    private readonly WirePipeline _pipeline = new(connection, new Acs3Signature(), new PopErrorReader());

    /// <summary>Makes one call.</summary>
    /// <param name="action">Operation name.</param>
    /// <param name="arguments">Business parameters.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ApiException">The service refused.</exception>
    /// <exception cref="TransportException">No whole answer came.</exception>
    public async Task<PopAnswer> CallAsync(string action, PopArguments arguments, CancellationToken cancellationToken)
    {
        string operation = $"{service}.{action}";
        WireResponse response = await _pipeline.SendAsync(operation, Request(action, WireQuery.Build(arguments)), cancellationToken).ConfigureAwait(false);
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return new PopAnswer(operation, document.RootElement.Clone());
        }
        catch (JsonException notJson)
        {
            throw new TransportException($"{operation} answered {response.Status} with something that is not JSON.", notJson);
        }
    }

    private WireRequest Request(string action, string parameters)
    {
        bool inForm = parameters.Length > LongestQuery;
        var request = new WireRequest
        {
            Method = "POST",
            Scheme = connection.Endpoints.Scheme,
            Host = host,
            RawQuery = inForm ? "" : parameters,
            Body = inForm ? Encoding.UTF8.GetBytes(parameters) : ReadOnlyMemory<byte>.Empty,
        };
        request.Headers["Accept"] = "application/json";
        request.Headers["x-acs-action"] = action;
        request.Headers["x-acs-version"] = version;
        if (inForm)
        {
            request.Headers["Content-Type"] = "application/x-www-form-urlencoded";
        }

        return request;
    }
}
