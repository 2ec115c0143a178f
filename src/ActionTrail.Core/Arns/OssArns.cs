using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Core.Arns;

/// <summary>ARNs of buckets and objects, as policies write them; the OSS wire itself uses bare names.</summary>
public static class OssArns
{
    /// <summary>The ARN of a bucket: <c>acs:oss:region:account:bucket</c>.</summary>
    /// <param name="region">The bucket's region; null for any.</param>
    /// <param name="account">The account that owns the bucket; null for any.</param>
    /// <param name="bucket">The bucket.</param>
    /// <returns>The ARN.</returns>
    public static Arn Bucket(RegionId? region, AccountId? account, BucketName bucket) => OfResource(region, account, bucket.Value);

    /// <summary>The ARN of an object: <c>acs:oss:region:account:bucket/key</c>.</summary>
    /// <param name="region">The bucket's region; null for any.</param>
    /// <param name="account">The account that owns the bucket; null for any.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="key">The object's key.</param>
    /// <returns>The ARN.</returns>
    public static Arn Object(RegionId? region, AccountId? account, BucketName bucket, ObjectKey key) =>
        OfResource(region, account, $"{bucket}/{key}");

    private static Arn OfResource(RegionId? region, AccountId? account, string resource) =>
        new("oss", region?.Value ?? "*", account?.Value ?? "*", resource);
}
