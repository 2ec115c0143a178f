using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Tags of an object, kept in the form of the header <c>x-oss-tagging</c>: <c>k1=v1&amp;k2=v2</c>, both encoded.</summary>
internal static class ObjectTags
{
    private const int Most = 10;

    /// <summary>Checks tags in header form.</summary>
    /// <exception cref="Gateway.CloudError"><c>InvalidTag</c>.</exception>
    public static string Check(string tags)
    {
        IReadOnlyList<KeyValuePair<string, string?>> pairs = WireQuery.Parse(tags);
        return pairs.Count <= Most && pairs.All(static pair => pair.Key.Length is > 0 and <= 128 && (pair.Value ?? "").Length <= 256)
            && pairs.Select(static pair => pair.Key).Distinct(StringComparer.Ordinal).Count() == pairs.Count
            ? tags
            : throw new Gateway.CloudError(400, "InvalidTag", $"The tags are not valid: up to {Most} different keys of 1 to 128 characters, values of up to 256.");
    }

    /// <summary>Reads <c>Tagging</c>.</summary>
    public static string FromXml(XElement tagging) => Check(WireQuery.Build(
        (tagging.Element("TagSet")?.Elements("Tag") ?? []).Select(static tag => new KeyValuePair<string, string?>(OssXml.Child(tag, "Key"), OssXml.Child(tag, "Value")))));

    /// <summary>Writes <c>Tagging</c>.</summary>
    public static XElement ToXml(string tags) => new(
        "Tagging",
        new XElement("TagSet", WireQuery.Parse(tags).Select(static pair => new XElement("Tag", new XElement("Key", pair.Key), new XElement("Value", pair.Value ?? "")))));
}
