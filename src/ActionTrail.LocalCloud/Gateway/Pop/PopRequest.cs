using System.Text;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Gateway.Pop;

/// <summary>What a request of an RPC-style service names: operation, version and parameters, from wherever the client put them.</summary>
/// <param name="Action">Operation name; empty when it is absent.</param>
/// <param name="Version">API version; empty when it is absent.</param>
/// <param name="Parameters">Business parameters, common ones taken out.</param>
internal sealed record PopRequest(string Action, string Version, IReadOnlyDictionary<string, string> Parameters)
{
    private const int MostParameters = 2_000;
    private const int LongestForm = 4 * 1024 * 1024;

    private static readonly HashSet<string> s_common = new(StringComparer.Ordinal)
    {
        "Action", "Version", "Format", "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType", "Timestamp",
        "SecurityToken", "Signature", "BearerToken",
    };

    /// <summary>Reads a request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>What it names.</returns>
    /// <exception cref="CloudError">400: too large.</exception>
    public static PopRequest Read(WireRequest request)
    {
        Dictionary<string, string> all = Everything(request);

        // Headers are covered by the signatures that stand in a header; RPC V1 signs parameters only, so there the headers say nothing.
        bool headersCount = request.Headers.Contains("Authorization") || !all.ContainsKey("Signature");
        return new PopRequest(
            Named("x-acs-action", "Action"),
            Named("x-acs-version", "Version"),
            all.Where(static pair => !s_common.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal));

        string Named(string header, string parameter) =>
            headersCount && request.Headers[header] is { Length: > 0 } value ? value : all.GetValueOrDefault(parameter, "");
    }

    /// <summary>Whether a request looks like one of an RPC-style service.</summary>
    /// <param name="request">The request.</param>
    /// <returns>True when it names an operation or a version in the way of these services.</returns>
    public static bool IsLike(WireRequest request)
    {
        if (request.Headers.Contains("x-acs-action") || request.Headers.Contains("x-acs-version"))
        {
            return true;
        }

        Dictionary<string, string> all = Everything(request);
        return all.ContainsKey("Action") || all.ContainsKey("Version");
    }

    private static Dictionary<string, string> Everything(WireRequest request)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        Take(WireQuery.Parse(request.RawQuery));
        if (request.Headers["Content-Type"].StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            Take(request.Body.Length <= LongestForm
                ? WireQuery.Parse(Encoding.UTF8.GetString(request.Body.Span), plusIsSpace: true)
                : throw new CloudError(400, "InvalidParameter", $"The form has {request.Body.Length} bytes; at most {LongestForm} are allowed."));
        }

        return all;

        void Take(IReadOnlyList<KeyValuePair<string, string?>> pairs)
        {
            foreach ((string name, string? value) in pairs)
            {
                all[name] = value ?? "";
            }

            if (all.Count > MostParameters)
            {
                throw new CloudError(400, "InvalidParameter", $"The request has more than {MostParameters} parameters.");
            }
        }
    }
}
