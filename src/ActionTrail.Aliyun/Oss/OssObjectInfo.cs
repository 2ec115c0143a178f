using System.Globalization;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Oss;

/// <summary>What the headers of GetObject and HeadObject say about an object.</summary>
public sealed record OssObjectInfo
{
    private const string MetaPrefix = "x-oss-meta-";

    /// <summary>Size of the whole object in bytes; of a range, the size of the range.</summary>
    public required long Size { get; init; }

    /// <summary>Entity tag without quotes.</summary>
    public required string ETag { get; init; }

    /// <summary>CRC-64 of the whole object; null when the service sent none.</summary>
    public required ulong? Crc64 { get; init; }

    /// <summary>Last modification (UTC, whole seconds).</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Content type; empty when there is none.</summary>
    public required string ContentType { get; init; }

    /// <summary>Encryption algorithm; empty when the object is not encrypted.</summary>
    public required string Encryption { get; init; }

    /// <summary>Storage class.</summary>
    public required string StorageClass { get; init; }

    /// <summary><c>Normal</c>, <c>Multipart</c>, <c>Appendable</c> or <c>Symlink</c>.</summary>
    public required string Type { get; init; }

    /// <summary>User metadata: names in lower case, without <c>x-oss-meta-</c>.</summary>
    public required IReadOnlyDictionary<string, string> Metadata { get; init; }

    internal static OssObjectInfo From(WireHeaders headers, long bodyLength) => new()
    {
        Size = long.TryParse(headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length) ? length : bodyLength,
        ETag = headers["ETag"].Trim('"'),
        Crc64 = OssPutResult.ReadCrc(headers),
        LastModified = OssXml.Time(headers["Last-Modified"]) ?? DateTimeOffset.UnixEpoch,
        ContentType = headers["Content-Type"],
        Encryption = headers["x-oss-server-side-encryption"],
        StorageClass = headers["x-oss-storage-class"],
        Type = headers["x-oss-object-type"],
        Metadata = headers
            .Where(header => header.Key.StartsWith(MetaPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key[MetaPrefix.Length..].ToLowerInvariant(), header => header.Value, StringComparer.Ordinal),
    };
}
