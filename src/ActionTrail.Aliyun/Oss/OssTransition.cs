using System.Globalization;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.Oss;

/// <summary>A move of objects to another storage class.</summary>
/// <param name="Days">Days after the last modification.</param>
/// <param name="StorageClass"><c>IA</c>, <c>Archive</c>, <c>ColdArchive</c> or <c>DeepColdArchive</c>.</param>
public sealed record OssTransition(int Days, string StorageClass)
{
    /// <summary>Writes <c>Transition</c>.</summary>
    /// <returns>The element.</returns>
    public XElement ToXml() => new(
        "Transition",
        new XElement("Days", Days.ToString(CultureInfo.InvariantCulture)),
        new XElement("StorageClass", StorageClass));

    /// <summary>Reads <c>Transition</c>.</summary>
    /// <param name="transition">The element.</param>
    /// <returns>The move; a missing number of days reads as zero.</returns>
    public static OssTransition FromXml(XElement transition) =>
        new(OssXml.Number(OssXml.Child(transition, "Days")) ?? 0, OssXml.Child(transition, "StorageClass"));
}
