using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lists the caller's buckets in all regions, by name.</summary>
internal sealed class ListBuckets() : OssOperation(nameof(ListBuckets), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) =>
        [new AccessDemand("oss:ListBuckets", $"acs:oss:*:{call.Caller.AccountId}:*", call.Caller.AccountId)];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        (string prefix, string marker) = (call.Query["prefix"], call.Query["marker"]);
        int most = (int)call.Query.Integer("max-keys", 1, 1000, 100);
        List<BucketDocument> found = [.. OssBuckets.OwnedBy(call.Cloud, call.Caller.AccountId)
            .Where(bucket => bucket.Name.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(bucket.Name, marker) > 0)
            .Take(most + 1)];
        bool more = found.Count > most;
        List<BucketDocument> shown = more ? found[..most] : found;
        var result = new XElement(
            "ListAllMyBucketsResult",
            OssAnswers.Owner(call.Caller.AccountId),
            new XElement("Prefix", prefix),
            new XElement("Marker", marker),
            new XElement("MaxKeys", most.ToString(CultureInfo.InvariantCulture)),
            new XElement("IsTruncated", ObjectListing.Flag(more)),
            more ? new XElement("NextMarker", shown[^1].Name) : null,
            new XElement("Buckets", shown.Select(static bucket => new XElement(
                "Bucket",
                new XElement("CreationDate", OssXml.Time(bucket.Created)),
                new XElement("ExtranetEndpoint", bucket.ExtranetEndpoint),
                new XElement("IntranetEndpoint", bucket.IntranetEndpoint),
                new XElement("Location", bucket.Location),
                new XElement("Name", bucket.Name),
                new XElement("Region", bucket.Region),
                new XElement("ResourceGroupId", bucket.ResourceGroupId),
                new XElement("StorageClass", bucket.StorageClass)))));
        return OssAnswers.Xml(result);
    }
}
