using System.Collections.Frozen;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Signing;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Which operation a request means: by method, by what it addresses, and by the sub-resource in its query.</summary>
internal static class OssRouting
{
    /// <summary>Name of what no operation is.</summary>
    public const string Unknown = "";

    private const string CopySource = "x-oss-copy-source";

    /// <summary>Sub-resources of buckets, and what the operations on them are called. Read = Get…, written = Put…, removed = Delete….</summary>
    private static readonly FrozenDictionary<string, string> s_settings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acl"] = "BucketAcl", ["encryption"] = "BucketEncryption", ["lifecycle"] = "BucketLifecycle", ["policy"] = "BucketPolicy",
        ["policyStatus"] = "BucketPolicyStatus", ["publicAccessBlock"] = "BucketPublicAccessBlock", ["versioning"] = "BucketVersioning",
        ["location"] = "BucketLocation", ["bucketInfo"] = "BucketInfo", ["stat"] = "BucketStat", ["logging"] = "BucketLogging",
        ["cors"] = "BucketCors", ["website"] = "BucketWebsite", ["referer"] = "BucketReferer", ["tagging"] = "BucketTags",
        ["requestPayment"] = "BucketRequestPayment", ["inventory"] = "BucketInventory", ["replication"] = "BucketReplication",
        ["replicationLocation"] = "BucketReplicationLocation", ["replicationProgress"] = "BucketReplicationProgress", ["rtc"] = "BucketRTC",
        ["accessmonitor"] = "BucketAccessMonitor", ["resourceGroup"] = "BucketResourceGroup", ["transferAcceleration"] = "BucketTransferAcceleration",
        ["httpsConfig"] = "BucketHttpsConfig", ["archiveDirectRead"] = "BucketArchiveDirectRead", ["cname"] = "Cname", ["style"] = "Style",
        ["metaQuery"] = "MetaQuery", ["live"] = "LiveChannel", ["qos"] = "BucketQoSInfo", ["accessPoint"] = "AccessPoint",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_recorded = new[]
    {
        "prefix", "delimiter", "marker", "max-keys", "start-after", "uploadId", "partNumber", "wormId", "position", "versionId",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Names the operation.</summary>
    /// <returns>Its name, built here or not; <see cref="Unknown"/> when there is none.</returns>
    public static string Name(WireRequest request, OssResource resource, OssQuery query)
    {
        if (resource.Bucket is null)
        {
            return request.Method == "GET" ? query.Names.FirstOrDefault(s_settings.ContainsKey) is { } other ? "Describe" + other : "ListBuckets" : Unknown;
        }

        return resource.Key.Length == 0 ? OnBucket(request.Method, query) : OnObject(request, query);
    }

    /// <summary>Whether a parameter is shown in the audit event.</summary>
    public static bool IsRecorded(string parameter) => s_recorded.Contains(parameter);

    private static string OnBucket(string method, OssQuery query)
    {
        string? setting = query.Names.FirstOrDefault(s_settings.ContainsKey);
        return method switch
        {
            "GET" when query.Has("worm") => "GetBucketWorm",
            "GET" when query.Has("uploads") => "ListMultipartUploads",
            "GET" when query.Has("versions") => "ListObjectVersions",
            "GET" when setting is not null => "Get" + s_settings[setting],
            "GET" => query["list-type"] == "2" ? "ListObjectsV2" : "ListObjects",
            "PUT" => setting is null ? "PutBucket" : "Put" + s_settings[setting],
            "DELETE" when query.Has("worm") => "AbortBucketWorm",
            "DELETE" => setting is null ? "DeleteBucket" : "Delete" + s_settings[setting],
            "POST" when query.Has("worm") => "InitiateBucketWorm",
            "POST" when query.Has("wormExtend") => "ExtendBucketWorm",
            "POST" when query.Has("wormId") => "CompleteBucketWorm",
            "POST" when query.Has("delete") => "DeleteMultipleObjects",
            "POST" => setting is null ? "PostObject" : "Post" + s_settings[setting],
            "OPTIONS" => "OptionObject",
            _ => Unknown,
        };
    }

    private static string OnObject(WireRequest request, OssQuery query)
    {
        bool copies = request.Headers.Contains(CopySource);
        return request.Method switch
        {
            "PUT" when query.Has("uploadId") => copies ? "UploadPartCopy" : "UploadPart",
            "PUT" when query.Has("acl") => "PutObjectAcl",
            "PUT" when query.Has("tagging") => "PutObjectTagging",
            "PUT" when query.Has("symlink") => "PutSymlink",
            "PUT" when query.Has("live") => "PutLiveChannel",
            "PUT" => copies ? "CopyObject" : "PutObject",
            "GET" when query.Has("uploadId") => "ListParts",
            "GET" when query.Has("acl") => "GetObjectAcl",
            "GET" when query.Has("tagging") => "GetObjectTagging",
            "GET" when query.Has("symlink") => "GetSymlink",
            "GET" when query.Has("objectMeta") => "GetObjectMeta",
            "GET" when query.Has("live") || query.Has("vod") => "GetLiveChannel",
            "GET" when query.Has("x-oss-process") || query.Has("img") || query.Has("style") => "ProcessImage",
            "GET" => "GetObject",
            "HEAD" => query.Has("objectMeta") ? "GetObjectMeta" : "HeadObject",
            // Unconfirmed: the event names of multipart operations, which the documents misspell.
            "POST" when query.Has("uploads") => "InitiateMultipartUpload",
            "POST" when query.Has("uploadId") => "CompleteMultipartUpload",
            "POST" when query.Has("append") => "AppendObject",
            "POST" when query.Has("restore") => "RestoreObject",
            "POST" when query.Has("x-oss-process") => "ProcessObject",
            "POST" => "PostObject",
            "DELETE" when query.Has("uploadId") => "AbortMultipartUpload",
            "DELETE" when query.Has("tagging") => "DeleteObjectTagging",
            "DELETE" => "DeleteObject",
            "OPTIONS" => "OptionObject",
            _ => Unknown,
        };
    }
}
