using System.Xml.Linq;
using ActionTrail.Core.Accounts;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Oss;

/// <summary>A bucket as ListBuckets shows it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Region">Region that holds it.</param>
/// <param name="Created">When it was created (UTC).</param>
/// <param name="StorageClass">Default storage class.</param>
public sealed record OssBucketSummary(BucketName Name, RegionId Region, DateTimeOffset Created, string StorageClass)
{
    internal static OssBucketSummary FromXml(XElement bucket) => new(
        BucketName.Parse(OssXml.Child(bucket, "Name")),
        RegionOf(OssXml.Child(bucket, "Location")),
        OssXml.Time(OssXml.Child(bucket, "CreationDate")) ?? DateTimeOffset.UnixEpoch,
        OssXml.Child(bucket, "StorageClass"));

    /// <summary>Locations are regions with <c>oss-</c> in front.</summary>
    internal static RegionId RegionOf(string location) =>
        RegionId.Parse(location.StartsWith("oss-", StringComparison.Ordinal) ? location["oss-".Length..] : location);
}
