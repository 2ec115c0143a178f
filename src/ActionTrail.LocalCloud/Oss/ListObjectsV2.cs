using System.Buffers.Text;
using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lists objects, second version: pages by an opaque token.</summary>
internal sealed class ListObjectsV2() : OssOperation(nameof(ListObjectsV2), OssEffect.ObjectRead)
{
    private const string Token = "continuation-token";

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [ObjectListing.Demand(call)];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        KeyWriter keys = KeyWriter.Of(call);
        string token = call.Query[Token];
        ObjectPage page = ObjectListing.Page(call, token.Length > 0 ? Read(token) : ObjectListing.Text(call, "start-after"));
        XElement result = ObjectListing.Result(call, keys);
        result.Add(
            new XElement("StartAfter", keys.Write(call.Query["start-after"])),
            new XElement("IsTruncated", ObjectListing.Flag(page.Last is not null)),
            new XElement("KeyCount", (page.Objects.Count + page.CommonPrefixes.Count).ToString(CultureInfo.InvariantCulture)));
        if (token.Length > 0)
        {
            result.Add(new XElement("ContinuationToken", token));
        }

        if (page.Last is { } last)
        {
            result.Add(new XElement("NextContinuationToken", Base64Url.EncodeToString(last)));
        }

        result.Add(ObjectListing.Entries(page, keys, call.Query["fetch-owner"] == "true" ? OssAnswers.Owner(call.Bucket.Owner) : null));
        return OssAnswers.Xml(result);
    }

    private static byte[] Read(string token)
    {
        try
        {
            return Base64Url.DecodeFromChars(token);
        }
        catch (FormatException)
        {
            throw OssErrors.InvalidArgument(Token, token, "The continuation token is not valid.");
        }
    }
}
