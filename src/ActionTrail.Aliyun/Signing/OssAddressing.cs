using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Signing;

/// <summary>
/// How bucket and key are found in an OSS request. In order: a fixed bucket; the host label before <c>.oss-</c> or before a base domain
/// (virtual-hosted style); else the first path segment (path style).
/// </summary>
public sealed record OssAddressing
{
    /// <summary>Public endpoints and path style.</summary>
    public static OssAddressing Default { get; } = new();

    /// <summary>Further domains under which a bucket is a host label, without port, for example <c>localhost</c>.</summary>
    public IReadOnlyList<string> BaseDomains { get; init; } = [];

    /// <summary>Bucket behind a host name of the user's own (CNAME), where neither host nor path names it; null otherwise.</summary>
    public string? FixedBucket { get; init; }

    /// <summary>Finds bucket and key of a request.</summary>
    /// <param name="request">An OSS request, signed or not.</param>
    /// <returns>What it addresses.</returns>
    public OssResource Resolve(WireRequest request)
    {
        string path = WireQuery.Decode(request.RawPath.StartsWith('/') ? request.RawPath[1..] : request.RawPath);
        string bucket = FixedBucket ?? HostLabel(WithoutPort(request.Host));
        return bucket.Length > 0 ? new OssResource(bucket, path) : PathStyle(path);
    }

    private static OssResource PathStyle(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string bucket = slash < 0 ? path : path[..slash];
        return bucket.Length == 0 ? new OssResource(null, "") : new OssResource(bucket, slash < 0 ? "" : path[(slash + 1)..]);
    }

    private static string WithoutPort(string host)
    {
        int colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') ? host[..colon] : host;
    }

    /// <summary>Empty where the host names no bucket.</summary>
    private string HostLabel(string host)
    {
        int oss = host.IndexOf(".oss-", StringComparison.OrdinalIgnoreCase);
        if (oss >= 0)
        {
            return host[..oss];
        }

        string? domain = BaseDomains.FirstOrDefault(domain => host.EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase));
        return domain is null ? "" : host[..^(domain.Length + 1)];
    }
}
