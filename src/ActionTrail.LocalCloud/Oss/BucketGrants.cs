using ActionTrail.Core.Policies;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>What a bucket of this cloud itself grants, as permissions that its operations demand.</summary>
internal static class BucketGrants
{
    public const string Private = BucketAccess.Private;
    public const string PublicRead = BucketAccess.PublicRead;
    public const string PublicReadWrite = BucketAccess.PublicReadWrite;

    /// <summary>ACL of an object that follows its bucket.</summary>
    public const string Default = "default";

    /// <summary>Whether a text is an ACL of buckets.</summary>
    public static bool IsAcl(string text) => text is Private or PublicRead or PublicReadWrite;

    /// <summary>Permission on a bucket.</summary>
    public static AccessDemand OnBucket(string action, BucketDocument bucket) =>
        new(action, $"acs:oss:*:{bucket.Owner}:{bucket.Name}", bucket.Owner) { ResourcePolicy = Compose(bucket, Private) };

    /// <summary>Permission on an object.</summary>
    public static AccessDemand OnObject(OssCall call, string action, BucketDocument bucket, string key) =>
        new(action, $"acs:oss:*:{bucket.Owner}:{bucket.Name}/{key}", bucket.Owner) { ResourcePolicy = Compose(bucket, AclOf(call, action, bucket, key)) };

    /// <summary>Whether a policy allows everybody something.</summary>
    public static bool IsPublic(string policy) => BucketAccess.IsPublic(PolicyTexts.Parse(PolicyKind.Bucket, policy));

    /// <summary>The ACL that counts for an object. An object's own ACL speaks about reading only; the owner needs none.</summary>
    // Unconfirmed: whether a public-read-write ACL on an object lets others overwrite it; here only the bucket's ACL does.
    private static string AclOf(OssCall call, string action, BucketDocument bucket, string key)
    {
        if (call.Caller.Kind == CallerKind.Root && call.Caller.AccountId == bucket.Owner)
        {
            return Private;
        }

        string? own = action == "oss:GetObject" && call.Store.Objects.Find(bucket, OssCall.KeyOf(key)) is { } stored ? stored.Header(ObjectHeaders.Acl) : null;
        return own is null or Default ? bucket.Acl : own;
    }

    private static string? Compose(BucketDocument bucket, string acl) => new BucketAccess(bucket.Name, bucket.Policy, acl, bucket.BlockPublicAccess).InForce();
}
