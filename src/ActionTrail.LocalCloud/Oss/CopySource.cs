using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>The object that <c>x-oss-copy-source</c> names: <c>/bucket/key</c>, URL-encoded.</summary>
/// <param name="Bucket">Its bucket.</param>
/// <param name="Key">Its key.</param>
internal sealed record CopySource(BucketDocument Bucket, string Key)
{
    private const string Header = "x-oss-copy-source";

    /// <summary>Permission to read it.</summary>
    public AccessDemand Demand(OssCall call) => BucketGrants.OnObject(call, "oss:GetObject", Bucket, Key);

    /// <summary>Reads the header.</summary>
    /// <exception cref="CloudError"><c>InvalidArgument</c>, <c>NoSuchBucket</c>, and others.</exception>
    public static CopySource Of(OssCall call)
    {
        string text = call.Request.Headers[Header];
        int question = text.IndexOf("?versionId=", StringComparison.Ordinal);
        if (question >= 0)
        {
            ObjectRead.RequireCurrentVersion(text[(question + "?versionId=".Length)..]);
            text = text[..question];
        }

        string[] parts = WireQuery.Decode(text).TrimStart('/').Split('/', 2);
        if (parts.Length < 2 || parts[1].Length == 0)
        {
            throw OssErrors.InvalidArgument(Header, text, "Copy Source must mention the source bucket and key: /sourcebucket/sourcekey.");
        }

        BucketDocument bucket = OssBuckets.Find(call.Cloud, parts[0]) ?? throw OssErrors.NoSuchBucket(parts[0]);
        return bucket.Region == call.Bucket.Region
            ? new CopySource(bucket, parts[1])
            : throw OssErrors.AccessDenied("Target object does not reside in the same data center as source object.");
    }

    /// <summary>The object and its bytes, if the request's conditions on it hold.</summary>
    /// <exception cref="CloudError"><c>NoSuchKey</c>, <c>PreconditionFailed</c>, and others.</exception>
    public (StoredObject Stored, ReadOnlyMemory<byte> Bytes) Read(OssCall call, Func<StoredObject, ByteRange?> range)
    {
        while (true)
        {
            StoredObject stored = call.Store.Objects.Find(Bucket, OssCall.KeyOf(Key)) ?? throw OssErrors.NoSuchKey(Key);
            if (!ObjectRead.IsWanted(call.Request.Headers, "x-oss-copy-source-", stored))
            {
                throw new CloudError(304, "NotModified", "The source was not modified.");
            }

            RestoreObject.RequireReadable(stored, call.Now);
            ByteRange part = range(stored) ?? new ByteRange(0, stored.Size);
            if (part.Count > Array.MaxLength)
            {
                throw OssErrors.InvalidArgument(Header, Key, "The source is too large to be copied in one operation.");
            }

            if (call.Store.Objects.Read(Bucket, stored, part.Offset, (int)part.Count) is { } bytes)
            {
                return (stored, bytes);
            }
        }
    }
}
