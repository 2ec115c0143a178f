using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Creates a bucket.</summary>
internal sealed class PutBucket() : OssOperation(nameof(PutBucket), OssEffect.BucketWrite)
{
    private const int MostPerRegion = 100;
    private const int IdLength = 16;

    /// <summary>Whether a text is a storage class.</summary>
    public static bool IsStorageClass(string text) => text is "Standard" or "IA" or "Archive" or "ColdArchive" or "DeepColdArchive";

    /// <summary>Checks an ACL.</summary>
    /// <exception cref="CloudError"><c>InvalidArgument</c>.</exception>
    public static string CheckAcl(string acl) => BucketGrants.IsAcl(acl) ? acl : throw OssErrors.InvalidArgument("x-oss-acl", acl, "no such bucket access control exists");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call)
    {
        string[] actions = call.Request.Headers["x-oss-acl"].Length == 0 ? ["oss:PutBucket"] : ["oss:PutBucket", "oss:PutBucketAcl"];
        return actions.Select(action => new AccessDemand(action, $"acs:oss:*:{call.Caller.AccountId}:{call.BucketName}", call.Caller.AccountId));
    }

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        // Unconfirmed: what the owner's own repetition answers; the documents give this error for any existing name.
        if (OssBuckets.Find(call.Cloud, call.BucketName) is not null)
        {
            throw OssErrors.BucketAlreadyExists(call.BucketName);
        }

        if (OssBuckets.OwnedBy(call.Cloud, call.Caller.AccountId).Count(bucket => bucket.Region == call.Region) >= MostPerRegion)
        {
            throw OssErrors.TooManyBuckets();
        }

        XElement? configuration = call.Request.Body.IsEmpty ? null : OssDocuments.Read(call, "CreateBucketConfiguration");
        string acl = call.Request.Headers["x-oss-acl"];
        OssBuckets.Save(call.Cloud, new BucketDocument
        {
            Name = call.BucketName,
            Id = call.Cloud.Ids.LowerText(IdLength),
            Owner = call.Caller.AccountId,
            Region = call.Region,
            Created = PutObject.WholeSeconds(call.Now),
            Acl = acl.Length == 0 ? BucketGrants.Private : CheckAcl(acl),
            StorageClass = Choice(configuration, "StorageClass", "Standard", IsStorageClass),
            Redundancy = Choice(configuration, "DataRedundancyType", "LRS", static text => text is "LRS" or "ZRS"),
            ResourceGroupId = call.Request.Headers["x-oss-resource-group-id"],
        });
        WireResponse response = OssAnswers.Empty();
        response.Headers["Location"] = "/" + call.BucketName;
        return response;
    }

    private static string Choice(XElement? configuration, string name, string otherwise, Predicate<string> valid)
    {
        string text = OssXml.Child(configuration, name);
        return text.Length == 0 ? otherwise : valid(text) ? text : throw OssErrors.InvalidArgument(name, text, $"{name} is not valid.");
    }
}
