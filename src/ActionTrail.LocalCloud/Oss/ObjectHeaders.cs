using System.Text;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Headers that are kept with an object and come back with it, as lines of <c>name:value</c> with lower-case names.</summary>
internal static class ObjectHeaders
{
    public const string Acl = "x-oss-object-acl";
    public const string Tagging = "x-oss-tagging";
    public const string StorageClass = "x-oss-storage-class";
    public const string Encryption = "x-oss-server-side-encryption";
    public const string SymlinkTarget = "x-oss-symlink-target";
    public const string Restore = "x-oss-restore";

    private const string KeyId = "x-oss-server-side-encryption-key-id";
    private const string DataEncryption = "x-oss-server-side-data-encryption";
    private const string Meta = "x-oss-meta-";
    private const string DefaultType = "application/octet-stream";
    private const int UsualLength = 256;

    private static readonly string[] s_content = ["Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Language", "Expires"];

    /// <summary>Collects what a request says about the object that it writes, completed by what the bucket prescribes.</summary>
    /// <exception cref="Gateway.CloudError"><c>InvalidArgument</c>, <c>InvalidEncryptionAlgorithmError</c>.</exception>
    public static string FromRequest(WireHeaders request, BucketDocument bucket)
    {
        var lines = new StringBuilder(UsualLength);
        Append(lines, "content-type", request["Content-Type"] is { Length: > 0 } type ? type : DefaultType);
        foreach (string name in s_content)
        {
            if (request[name] is { Length: > 0 } value)
            {
                Append(lines, name.ToLowerInvariant(), value);
            }
        }

        foreach ((string name, string value) in request)
        {
            if (name.StartsWith(Meta, StringComparison.OrdinalIgnoreCase) && name.Length > Meta.Length)
            {
                Append(lines, name.ToLowerInvariant(), value);
            }
        }

        Append(lines, StorageClass, StorageClassOf(request, bucket));
        AppendEncryption(lines, request, bucket);
        if (request[Acl] is { Length: > 0 } acl)
        {
            Append(lines, Acl, CheckAcl(acl));
        }

        if (request[Tagging] is { Length: > 0 } tags)
        {
            Append(lines, Tagging, ObjectTags.Check(tags));
        }

        return lines.ToString();
    }

    /// <summary>Takes a request's own storage class and encryption away from headers that are copied, because those belong to the copy.</summary>
    public static string ForCopy(string source, WireHeaders request, BucketDocument bucket)
    {
        var lines = new StringBuilder();
        foreach ((string name, string value) in Lines(source))
        {
            if (name is not (StorageClass or Encryption or KeyId or DataEncryption or Acl or Restore))
            {
                Append(lines, name, value);
            }
        }

        Append(lines, StorageClass, StorageClassOf(request, bucket));
        AppendEncryption(lines, request, bucket);
        return lines.ToString();
    }

    /// <summary>The headers with one replaced or, with null, removed.</summary>
    public static string With(string headers, string name, string? value)
    {
        var lines = new StringBuilder();
        foreach ((string present, string text) in Lines(headers))
        {
            if (present != name)
            {
                Append(lines, present, text);
            }
        }

        if (value is not null)
        {
            Append(lines, name, value);
        }

        return lines.ToString();
    }

    /// <summary>Puts the headers on an answer, except those that only their own operations tell.</summary>
    public static void CopyTo(string headers, WireHeaders answer)
    {
        foreach ((string name, string value) in Lines(headers))
        {
            if (name is not (Acl or Tagging or SymlinkTarget))
            {
                answer[name] = value;
            }
        }
    }

    /// <summary>Value of a header; null when it is absent.</summary>
    public static string? Find(string headers, string name)
    {
        foreach ((string present, string value) in Lines(headers))
        {
            if (present == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Checks an object's ACL.</summary>
    /// <exception cref="Gateway.CloudError"><c>InvalidArgument</c>.</exception>
    public static string CheckAcl(string acl) =>
        BucketGrants.IsAcl(acl) || acl == BucketGrants.Default ? acl : throw OssErrors.InvalidArgument(Acl, acl, "no such object access control exists");

    /// <summary>Refuses a value that cannot stand in a header.</summary>
    public static string Clean(string name, string value) => value.AsSpan().ContainsAnyInRange('\0', '\u001f') || value.Contains('\u007f', StringComparison.Ordinal)
        ? throw OssErrors.InvalidArgument(name, "", $"{name} has a control character.")
        : value;

    private static IEnumerable<(string Name, string Value)> Lines(string headers)
    {
        int start = 0;
        while (start < headers.Length)
        {
            int colon = headers.IndexOf(':', start);
            int end = headers.IndexOf('\n', colon);
            yield return (headers[start..colon], headers[(colon + 1)..end]);
            start = end + 1;
        }
    }

    private static void Append(StringBuilder lines, string name, string value) => lines.Append(name).Append(':').Append(Clean(name, value)).Append('\n');

    private static string StorageClassOf(WireHeaders request, BucketDocument bucket)
    {
        string wanted = request[StorageClass] is { Length: > 0 } given ? given : bucket.StorageClass;
        return PutBucket.IsStorageClass(wanted) ? wanted : throw OssErrors.InvalidArgument(StorageClass, wanted, "The storage class is not valid.");
    }

    private static void AppendEncryption(StringBuilder lines, WireHeaders request, BucketDocument bucket)
    {
        string own = request[Encryption];
        string? algorithm = own.Length > 0 ? PutBucketEncryption.Check(own) : bucket.Encryption?.Algorithm;
        if (algorithm is null)
        {
            return;
        }

        Append(lines, Encryption, algorithm);
        AppendIfPresent(KeyId, own.Length > 0 ? request[KeyId] : bucket.Encryption?.KmsKeyId);
        AppendIfPresent(DataEncryption, own.Length > 0 ? request[DataEncryption] : bucket.Encryption?.KmsDataAlgorithm);

        void AppendIfPresent(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                Append(lines, name, value);
            }
        }
    }
}
