using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Reads the ACL of a bucket.</summary>
internal sealed class GetBucketAcl() : OssOperation(nameof(GetBucketAcl), OssEffect.BucketRead)
{
    /// <summary>The document that shows an ACL.</summary>
    public static WireResponse Show(string owner, string acl) => OssAnswers.Xml(new XElement(
        "AccessControlPolicy",
        OssAnswers.Owner(owner),
        new XElement("AccessControlList", new XElement("Grant", acl))));

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call) => Show(call.Bucket.Owner, call.Bucket.Acl);
}
