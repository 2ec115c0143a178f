using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>What a host name says: <c>[bucket].oss-region[-internal].aliyuncs.com</c>.</summary>
internal static class OssHost
{
    /// <summary>Region where the request names none.</summary>
    public const string DefaultRegion = "cn-hangzhou";

    private const string Domain = ".aliyuncs.com";
    private const string Label = "oss-";
    private const string Internal = "-internal";

    /// <summary>Whether the host is one of OSS.</summary>
    public static bool IsOss(string host) => !EndpointLabel(host).IsEmpty;

    /// <summary>Region in a host name; null when there is none.</summary>
    public static string? Region(string host)
    {
        ReadOnlySpan<char> label = EndpointLabel(host);
        if (label.IsEmpty)
        {
            return null;
        }

        string region = label[Label.Length..].ToString().ToLowerInvariant();
        return region.EndsWith(Internal, StringComparison.Ordinal) ? region[..^Internal.Length] : region;
    }

    /// <summary>Region of the scope of a V4 signature; null for other requests. Nothing is proved by it.</summary>
    public static string? SignedRegion(WireRequest request)
    {
        string credential = request.Headers["Authorization"] is { Length: > 0 } header ? header : new OssQuery(request.RawQuery)["x-oss-credential"];
        string[] parts = credential.Split('/');
        return parts.Length >= 5 && parts[3] == "oss" && Core.Accounts.RegionId.TryParse(parts[2], out _) ? parts[2] : null;
    }

    /// <summary>The label <c>oss-…</c> directly before the domain; empty when there is none.</summary>
    private static ReadOnlySpan<char> EndpointLabel(string host)
    {
        int colon = host.LastIndexOf(':');
        ReadOnlySpan<char> name = colon > host.LastIndexOf(']') ? host.AsSpan(0, colon) : host;
        if (!name.EndsWith(Domain, StringComparison.OrdinalIgnoreCase))
        {
            return [];
        }

        ReadOnlySpan<char> before = name[..^Domain.Length];
        ReadOnlySpan<char> label = before[(before.LastIndexOf('.') + 1)..];
        return label.StartsWith(Label, StringComparison.OrdinalIgnoreCase) && label.Length > Label.Length ? label : [];
    }
}
