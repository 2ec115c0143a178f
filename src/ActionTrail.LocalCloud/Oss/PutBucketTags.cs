using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Replaces the tags of a bucket.</summary>
internal sealed class PutBucketTags() : OssOperation(nameof(PutBucketTags), OssEffect.BucketWrite)
{
    /// <summary>Sub-resource that holds the tags.</summary>
    public const string Setting = "tagging";

    private const int Most = 20;

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        XElement document = OssDocuments.Read(call, "Tagging");
        List<XElement> tags = [.. document.Element("TagSet")?.Elements("Tag") ?? []];
        bool valid = tags.Count is > 0 and <= Most
            && tags.TrueForAll(static tag => OssXml.Child(tag, "Key").Length is > 0 and <= 64 && OssXml.Child(tag, "Value").Length <= 128)
            && tags.Select(static tag => OssXml.Child(tag, "Key")).Distinct(StringComparer.Ordinal).Count() == tags.Count;
        return valid
            ? BucketSettings.Put(call, Setting, document)
            : throw new CloudError(400, "InvalidTag", $"The tags are not valid: 1 to {Most} different keys of 1 to 64 characters, values of up to 128.");
    }
}
