using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Core.Destinations;

namespace ActionTrail.Aliyun.Oss;

/// <summary>An object as a listing shows it.</summary>
/// <param name="Key">Key.</param>
/// <param name="Size">Size in bytes.</param>
/// <param name="ETag">Entity tag without quotes.</param>
/// <param name="LastModified">Last modification (UTC).</param>
/// <param name="Type"><c>Normal</c>, <c>Multipart</c>, <c>Appendable</c> or <c>Symlink</c>.</param>
/// <param name="StorageClass">Storage class.</param>
public sealed record OssObjectSummary(ObjectKey Key, long Size, string ETag, DateTimeOffset LastModified, string Type, string StorageClass)
{
    internal static OssObjectSummary FromXml(XElement contents, Func<string, string> decode) => new(
        ObjectKey.Parse(decode(OssXml.Child(contents, "Key"))),
        long.Parse(OssXml.Child(contents, "Size"), NumberStyles.None, CultureInfo.InvariantCulture),
        OssXml.Child(contents, "ETag").Trim('"'),
        OssXml.Time(OssXml.Child(contents, "LastModified")) ?? DateTimeOffset.UnixEpoch,
        OssXml.Child(contents, "Type"),
        OssXml.Child(contents, "StorageClass"));
}
