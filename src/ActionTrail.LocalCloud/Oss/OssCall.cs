using System.Text;
using ActionTrail.Aliyun.Signing;
using ActionTrail.Core.Destinations;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>A call of OSS.</summary>
internal sealed class OssCall : OperationCall
{
    private BucketDocument? _bucket;
    private byte[]? _key;

    /// <summary>Operation that method and sub-resources name, whether it is built or not.</summary>
    public required string OperationName { get; init; }

    /// <summary>What the request addresses.</summary>
    public required OssResource Resource { get; init; }

    /// <summary>Parameters of the query.</summary>
    public required OssQuery Query { get; init; }

    /// <summary>Region that the host names; null where it names none, as with path style on a loopback address.</summary>
    public required string? HostRegion { get; init; }

    /// <summary>The XML document of the request, once <see cref="OssDocuments"/> has read it.</summary>
    public System.Xml.Linq.XElement? Document { get; set; }

    /// <inheritdoc/>
    public override string EventService => OssProtocol.Service;

    /// <inheritdoc/>
    public override string EventName => OperationName;

    /// <summary>Objects of the cloud.</summary>
    public OssStore Store => OssStore.Of(Cloud);

    /// <summary>Name of the bucket that the request addresses.</summary>
    /// <exception cref="CloudError"><c>InvalidBucketName</c>.</exception>
    public string BucketName => Core.Destinations.BucketName.TryParse(Resource.Bucket, out BucketName? name)
        ? name.Value
        : throw OssErrors.InvalidBucketName(Resource.Bucket ?? "");

    /// <summary>The bucket that the request addresses.</summary>
    /// <exception cref="CloudError"><c>NoSuchBucket</c>, or the bucket is in another region.</exception>
    public BucketDocument Bucket => _bucket ??= FindBucket(BucketName);

    /// <summary>Key of the object that the request addresses, UTF-8.</summary>
    /// <exception cref="CloudError"><c>InvalidObjectName</c>.</exception>
    public byte[] Key => _key ??= KeyOf(Resource.Key);

    /// <summary>The bytes of a key.</summary>
    /// <exception cref="CloudError"><c>InvalidObjectName</c>.</exception>
    public static byte[] KeyOf(string key) => ObjectKey.TryParse(key, out _) ? Encoding.UTF8.GetBytes(key) : throw OssErrors.InvalidObjectName(key);

    /// <summary>The permission to do something with what the request addresses.</summary>
    public AccessDemand Demand(string action) => Resource.Key.Length == 0
        ? BucketGrants.OnBucket(action, Bucket)
        : BucketGrants.OnObject(this, action, Bucket, Resource.Key);

    /// <summary>The permissions to write an object: with tags, also that to tag it.</summary>
    public IEnumerable<AccessDemand> WriteDemands() => Request.Headers[ObjectHeaders.Tagging].Length == 0
        ? [Demand("oss:PutObject")]
        : [Demand("oss:PutObject"), Demand("oss:PutObjectTagging")];

    /// <summary>Keeps a change of the bucket that the request addresses.</summary>
    public void Save(BucketDocument changed)
    {
        OssBuckets.Save(Cloud, changed);
        _bucket = changed;
    }

    private BucketDocument FindBucket(string name)
    {
        BucketDocument bucket = OssBuckets.Find(Cloud, name) ?? throw OssErrors.NoSuchBucket(name);
        return HostRegion is null || HostRegion == bucket.Region ? bucket : throw OssErrors.OtherEndpoint(bucket);
    }
}
