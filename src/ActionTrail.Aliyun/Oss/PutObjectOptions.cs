using System.Collections.ObjectModel;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Oss;

/// <summary>What happens when the object is there already.</summary>
public enum OssOverwrite
{
    /// <summary>It is replaced.</summary>
    Replace,

    /// <summary>The call fails with <c>FileAlreadyExists</c>.</summary>
    Forbid,
}

/// <summary>How an object is written.</summary>
public sealed record PutObjectOptions
{
    /// <summary>Replaces what is there; content type by the service's default.</summary>
    public static PutObjectOptions Default { get; } = new();

    /// <summary>What happens when the object is there already.</summary>
    /// <value>Default <see cref="OssOverwrite.Replace"/>.</value>
    public OssOverwrite Overwrite { get; init; }

    /// <summary>Content type; null for <c>application/octet-stream</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>MD5 of the body in Base64, which the service checks; null to have it computed.</summary>
    public string? ContentMd5 { get; init; }

    /// <summary>Content encoding, for example <c>gzip</c>; null for none.</summary>
    public string? ContentEncoding { get; init; }

    /// <summary>Encryption of this object; null follows the bucket.</summary>
    public OssEncryption? Encryption { get; init; }

    /// <summary>ACL of this object; null follows the bucket.</summary>
    public string? Acl { get; init; }

    /// <summary>User metadata: names without <c>x-oss-meta-</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Tags of the object, up to 10.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    internal IReadOnlyList<KeyValuePair<string, string>> Headers()
    {
        List<KeyValuePair<string, string>> headers = [new("Content-Type", ContentType ?? "application/octet-stream")];
        Add("Content-Encoding", ContentEncoding);
        Add("Content-MD5", ContentMd5);
        Add("x-oss-forbid-overwrite", Overwrite == OssOverwrite.Forbid ? "true" : null);
        Add("x-oss-object-acl", Acl);
        Add("x-oss-tagging", Tags.Count == 0 ? null : WireQuery.Build(Tags.Select(static tag => new KeyValuePair<string, string?>(tag.Key, tag.Value))));
        Add("x-oss-server-side-encryption", Encryption?.Algorithm);
        Add("x-oss-server-side-encryption-key-id", Encryption?.KmsKeyId);
        Add("x-oss-server-side-data-encryption", Encryption?.KmsDataAlgorithm);
        foreach ((string name, string value) in Metadata)
        {
            Add("x-oss-meta-" + name, value);
        }

        return headers;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                headers.Add(new(name, value));
            }
        }
    }
}
