using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Parameters and pages of ListObjectsV2. Keys travel URL-encoded, because XML cannot hold every character of a key.</summary>
internal static class OssListing
{
    public static IReadOnlyList<KeyValuePair<string, string?>> Query(ListObjectsOptions options, string? token)
    {
        List<KeyValuePair<string, string?>> query =
        [
            new("list-type", "2"),
            new("encoding-type", "url"),
            new("max-keys", options.PageSize.ToString(CultureInfo.InvariantCulture)),
        ];
        Add("prefix", options.Prefix);
        Add("delimiter", options.Delimiter);
        Add("start-after", options.StartAfter);
        Add("continuation-token", token ?? "");
        return query;

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                query.Add(new(name, value));
            }
        }
    }

    public static OssObjectPage Page(XElement result)
    {
        Func<string, string> decode = Decoder(result);
        return new OssObjectPage(
            [.. result.Elements("Contents").Select(contents => OssObjectSummary.FromXml(contents, decode))],
            [.. result.Elements("CommonPrefixes").Select(prefix => decode(OssXml.Child(prefix, "Prefix")))],
            OssXml.Child(result, "IsTruncated") == "true" ? decode(OssXml.Child(result, "NextContinuationToken")) : null);
    }

    /// <summary>How texts of an answer are decoded. The service's encoder may write a space as a plus and always writes a plus as %2B.</summary>
    public static Func<string, string> Decoder(XElement result) => OssXml.Child(result, "EncodingType") == "url"
        ? static text => WireQuery.Decode(text.Replace('+', ' '))
        : static text => text;
}
