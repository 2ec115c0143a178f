using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Counts what a bucket holds, at this moment rather than once an hour.</summary>
internal sealed class GetBucketStat() : OssOperation(nameof(GetBucketStat), OssEffect.BucketRead)
{
    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        (long count, long bytes) = call.Store.Objects.Measure(call.Bucket);
        return OssAnswers.Xml(new XElement(
            "BucketStat",
            Number("Storage", bytes),
            Number("ObjectCount", count),
            Number("MultipartUploadCount", call.Store.Uploads.List(call.Bucket).Count),
            Number("LiveChannelCount", 0),
            Number("LastModifiedTime", call.Now.ToUnixTimeSeconds())));
    }

    private static XElement Number(string name, long value) => new(name, value.ToString(CultureInfo.InvariantCulture));
}
