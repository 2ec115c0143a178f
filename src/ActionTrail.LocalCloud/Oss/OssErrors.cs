using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Documented errors of OSS.</summary>
/// <remarks>Source: OSS error codes; texts as the documentation gives them where it does.</remarks>
internal static class OssErrors
{
    public static CloudError NoSuchBucket(string bucket) =>
        new(404, "NoSuchBucket", "The specified bucket does not exist.") { Detail = One("BucketName", bucket) };

    public static CloudError NoSuchKey(string key) => new(404, "NoSuchKey", "The specified key does not exist.") { Detail = One("Key", key) };

    public static CloudError NoSuchVersion(string version) =>
        new(404, "NoSuchVersion", "The specified version does not exist.") { Detail = One("VersionId", version) };

    public static CloudError NoSuchUpload(string upload) =>
        new(404, "NoSuchUpload", "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.") { Detail = One("UploadId", upload) };

    public static CloudError NoSuchEncryption() => new(404, "NoSuchServerSideEncryptionRule", "The server side encryption configuration was not found.");

    public static CloudError NoSuchWorm() => new(404, "NoSuchWORMConfiguration", "The WORM Configuration does not exist.");

    public static CloudError NoSuchLifecycle() => new(404, "NoSuchLifecycle", "No Row found in Lifecycle Table.");

    public static CloudError NoSuchPolicy() => new(404, "NoSuchBucketPolicy", "The bucket policy does not exist.");

    public static CloudError InvalidBucketName(string bucket) =>
        new(400, "InvalidBucketName", "The specified bucket is not valid.") { Detail = One("BucketName", bucket) };

    public static CloudError InvalidObjectName(string key) =>
        new(400, "InvalidObjectName", "The specified object is not valid.") { Detail = One("ObjectName", key) };

    public static CloudError InvalidArgument(string name, string value, string message) =>
        new(400, "InvalidArgument", message) { Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["ArgumentName"] = name, ["ArgumentValue"] = value } };

    public static CloudError MalformedXml(string message) => new(400, "MalformedXML", message);

    public static CloudError InvalidDigest(string detail) => new(400, "InvalidDigest", "The Content-MD5 you specified was invalid. " + detail);

    public static CloudError InvalidPolicy(string detail) => new(400, "InvalidPolicyDocument", detail);

    public static CloudError BucketAlreadyExists(string bucket) => new(
        409,
        "BucketAlreadyExists",
        "The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.")
    {
        Detail = One("BucketName", bucket),
    };

    public static CloudError BucketNotEmpty(string bucket) =>
        new(409, "BucketNotEmpty", "The bucket you tried to delete is not empty.") { Detail = One("BucketName", bucket) };

    public static CloudError TooManyBuckets() => new(400, "TooManyBuckets", "You have attempted to create more buckets than allowed.");

    public static CloudError FileAlreadyExists() => new(409, "FileAlreadyExists", "The object you specified already exists and can not be overwritten.");

    public static CloudError FileImmutable() => new(409, "FileImmutable", "The object you specified is immutable.");

    public static CloudError InvalidBucketState(string message) => new(409, "InvalidBucketState", message);

    public static CloudError WormExists() => new(409, "WORMConfigurationAlreadyExists", "The WORM Configuration already exists.");

    public static CloudError WormLocked() => new(403, "WORMConfigurationLocked", "The WORM Configuration is locked.");

    public static CloudError InvalidWorm(string message) => new(400, "InvalidWORMConfiguration", message);

    public static CloudError PreconditionFailed(string condition) =>
        new(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold.") { Detail = One("Condition", condition) };

    public static CloudError InvalidRange(string range) => new(416, "InvalidRange", "The requested range cannot be satisfied.") { Detail = One("RangeHeader", range) };

    public static CloudError AccessDenied(string message) => new(403, "AccessDenied", message);

    public static CloudError OtherEndpoint(BucketDocument bucket) =>
        new(403, "AccessDenied", "The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.")
        {
            Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["Bucket"] = bucket.Name, ["Endpoint"] = bucket.ExtranetEndpoint },
        };

    private static Dictionary<string, string> One(string name, string value) => new(StringComparer.Ordinal) { [name] = value };
}
