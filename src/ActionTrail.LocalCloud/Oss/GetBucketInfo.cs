using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads a bucket.</summary>
internal sealed class GetBucketInfo() : OssOperation(nameof(GetBucketInfo), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        BucketDocument bucket = call.Bucket;
        return OssAnswers.Xml(new XElement("BucketInfo", new XElement(
            "Bucket",
            new XElement("AccessMonitor", "Disabled"),
            new XElement("BlockPublicAccess", ObjectListing.Flag(bucket.BlockPublicAccess)),
            new XElement("CreationDate", OssXml.Time(bucket.Created)),
            new XElement("CrossRegionReplication", "Disabled"),
            new XElement("DataRedundancyType", bucket.Redundancy),
            new XElement("ExtranetEndpoint", bucket.ExtranetEndpoint),
            new XElement("IntranetEndpoint", bucket.IntranetEndpoint),
            new XElement("Location", bucket.Location),
            new XElement("Name", bucket.Name),
            new XElement("ResourceGroupId", bucket.ResourceGroupId),
            new XElement("StorageClass", bucket.StorageClass),
            new XElement("TransferAcceleration", "Disabled"),
            bucket.Versioning.Length > 0 ? new XElement("Versioning", bucket.Versioning) : null,
            OssAnswers.Owner(bucket.Owner),
            new XElement("AccessControlList", new XElement("Grant", bucket.Acl)),
            new XElement("ServerSideEncryptionRule", bucket.Encryption?.Members() ?? [new XElement("SSEAlgorithm", "None")]),
            new XElement("BucketPolicy", new XElement("LogBucket"), new XElement("LogPrefix")))));
    }
}
