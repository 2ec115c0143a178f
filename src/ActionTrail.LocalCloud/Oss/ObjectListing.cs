using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>What the two versions of ListObjects have in common.</summary>
internal static class ObjectListing
{
    private const int MaxKeyBytes = 1023;

    /// <summary>Permission to list, with the listing's own condition keys.</summary>
    public static AccessDemand Demand(OssCall call) => call.Demand("oss:ListObjects") with
    {
        Conditions = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["oss:Prefix"] = [call.Query["prefix"]], ["oss:Delimiter"] = [call.Query["delimiter"]],
        },
    };

    /// <summary>How many entries the client wants at most.</summary>
    public static int MaxKeys(OssCall call) => (int)call.Query.Integer("max-keys", 1, 1000, 100);

    /// <summary>A parameter that is a key or a part of one.</summary>
    public static byte[] Text(OssCall call, string name) => Encoding.UTF8.GetBytes(call.Query[name]) is { Length: <= MaxKeyBytes } text
        ? text
        : throw OssErrors.InvalidArgument(name, "", $"{name} is longer than {MaxKeyBytes} bytes.");

    /// <summary>A page behind a key or common prefix.</summary>
    public static ObjectPage Page(OssCall call, byte[] after) =>
        call.Store.Objects.List(call.Bucket, new ObjectPageRequest(Text(call, "prefix"), Text(call, "delimiter"), after, MaxKeys(call)));

    /// <summary>The beginning of the document.</summary>
    public static XElement Result(OssCall call, KeyWriter keys)
    {
        var result = new XElement(
            "ListBucketResult",
            new XElement("Name", call.Bucket.Name),
            new XElement("Prefix", keys.Write(call.Query["prefix"])),
            new XElement("MaxKeys", MaxKeys(call).ToString(CultureInfo.InvariantCulture)),
            new XElement("Delimiter", keys.Write(call.Query["delimiter"])));
        result.Add(keys.EncodingType());
        return result;
    }

    /// <summary>The entries.</summary>
    public static IEnumerable<XElement> Entries(ObjectPage page, KeyWriter keys, XElement? owner) => page.Objects
        .Select(stored => new XElement(
            "Contents",
            new XElement("Key", keys.Write(stored.Key)),
            new XElement("LastModified", stored.ModifiedText),
            new XElement("ETag", ObjectAnswers.Quote(stored.ETag)),
            new XElement("Type", stored.Type.ToString()),
            new XElement("Size", stored.Size.ToString(CultureInfo.InvariantCulture)),
            new XElement("StorageClass", stored.Header(ObjectHeaders.StorageClass)),
            owner))
        .Concat(page.CommonPrefixes.Select(prefix => new XElement("CommonPrefixes", new XElement("Prefix", keys.Write(prefix)))));

    /// <summary>A truth value as XML has it.</summary>
    public static string Flag(bool value) => value ? "true" : "false";
}
