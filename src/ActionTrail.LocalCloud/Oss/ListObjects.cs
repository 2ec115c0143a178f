using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lists objects, first version: pages by marker.</summary>
internal sealed class ListObjects() : OssOperation(nameof(ListObjects), OssEffect.ObjectRead)
{
    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [ObjectListing.Demand(call)];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        KeyWriter keys = KeyWriter.Of(call);
        ObjectPage page = ObjectListing.Page(call, ObjectListing.Text(call, "marker"));
        XElement result = ObjectListing.Result(call, keys);
        result.Add(new XElement("Marker", keys.Write(call.Query["marker"])), new XElement("IsTruncated", ObjectListing.Flag(page.Last is not null)));
        if (page.Last is { } last)
        {
            result.Add(new XElement("NextMarker", keys.Write(last)));
        }

        result.Add(ObjectListing.Entries(page, keys, OssAnswers.Owner(call.Bucket.Owner)));
        return OssAnswers.Xml(result);
    }
}
