using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>Reads the two shapes of the Authorization header.</summary>
internal static class AuthorizationHeader
{
    public const string Name = "Authorization";

    public static bool IsPresent(WireRequest request) => request.Headers[Name].Length > 0;

    public static bool Uses(WireRequest request, string scheme)
    {
        string header = request.Headers[Name];
        return header.Length > scheme.Length && header[scheme.Length] == ' ' && header.StartsWith(scheme, StringComparison.Ordinal);
    }

    /// <summary><c>scheme id:signature</c>.</summary>
    public static (string Id, string Signature) ReadPair(WireRequest request, string scheme)
    {
        string rest = request.Headers[Name][scheme.Length..].Trim();
        int colon = rest.LastIndexOf(':');
        return colon > 0 && colon < rest.Length - 1
            ? (rest[..colon], rest[(colon + 1)..])
            : throw new SignatureFormatException(SignatureFormatProblem.Malformed, Name, $"Authorization is not of the form '{scheme} <AccessKeyId>:<Signature>'.");
    }

    /// <summary><c>scheme Name=value,Name=value</c>; blanks after commas are allowed.</summary>
    public static Dictionary<string, string> ReadFields(WireRequest request, string scheme)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        ReadOnlySpan<char> list = request.Headers[Name].AsSpan(scheme.Length);
        foreach (Range place in list.Split(','))
        {
            ReadOnlySpan<char> part = list[place].Trim();
            int equals = part.IndexOf('=');
            if (equals > 0)
            {
                fields[part[..equals].ToString()] = part[(equals + 1)..].ToString();
            }
            else if (!part.IsEmpty)
            {
                throw new SignatureFormatException(SignatureFormatProblem.Malformed, Name, $"Authorization of {scheme} has the part '{part}'; expected Name=value.");
            }
        }

        return fields;
    }

    public static string Require(IReadOnlyDictionary<string, string> fields, string name) => fields.TryGetValue(name, out string? value) && value.Length > 0
        ? value
        : throw new SignatureFormatException(SignatureFormatProblem.Missing, name, $"Authorization has no {name}.");
}
