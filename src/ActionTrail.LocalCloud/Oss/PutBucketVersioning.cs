using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>
/// Sets the state of versioning. The state is kept and told, but no version is: an overwritten or deleted object is gone, and every object
/// has the version <c>null</c> only.
/// </summary>
internal sealed class PutBucketVersioning() : OssOperation(nameof(PutBucketVersioning), OssEffect.BucketWrite)
{
    /// <inheritdoc/>
    // Unconfirmed: the code for a bucket with a retention policy. Documents of 2026 exclude a suspended bucket only, older ones any versioning.
    protected override WireResponse Execute(OssCall call)
    {
        string status = OssXml.Child(OssDocuments.Read(call, "VersioningConfiguration"), "Status");
        if (status is not ("Enabled" or "Suspended"))
        {
            throw OssErrors.MalformedXml($"Status is '{status}'; Enabled or Suspended is expected.");
        }

        if (status == "Suspended" && call.Bucket.WormAt(call.Now) is not null)
        {
            throw OssErrors.InvalidBucketState("Versioning cannot be suspended: the bucket has a retention policy.");
        }

        call.Save(call.Bucket with { Versioning = status });
        return OssAnswers.Empty();
    }
}
