using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lists the unfinished uploads of a bucket, by key and upload id.</summary>
internal sealed class ListMultipartUploads() : OssOperation(nameof(ListMultipartUploads), OssEffect.ObjectRead)
{
    private const int Most = 1000;

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        KeyWriter keys = KeyWriter.Of(call);
        int most = (int)call.Query.Integer("max-uploads", 1, Most, Most);
        byte[] prefix = ObjectListing.Text(call, "prefix");
        List<StoredUpload> found = [.. call.Store.Uploads.List(call.Bucket)
            .Where(upload => upload.Key.AsSpan().StartsWith(prefix) && IsBehindMarkers(call, upload))
            .Take(most + 1)];
        bool more = found.Count > most;
        List<StoredUpload> shown = more ? found[..most] : found;
        var result = new XElement(
            "ListMultipartUploadsResult",
            new XElement("Bucket", call.Bucket.Name),
            new XElement("KeyMarker", keys.Write(call.Query["key-marker"])),
            new XElement("UploadIdMarker", call.Query["upload-id-marker"]),
            new XElement("NextKeyMarker", more ? keys.Write(shown[^1].Key) : ""),
            new XElement("NextUploadIdMarker", more ? shown[^1].Id : ""),
            new XElement("Prefix", keys.Write(prefix)),
            new XElement("MaxUploads", most.ToString(CultureInfo.InvariantCulture)),
            new XElement("IsTruncated", ObjectListing.Flag(more)));
        result.Add(keys.EncodingType());
        result.Add(shown.Select(upload => new XElement(
            "Upload",
            new XElement("Key", keys.Write(upload.Key)),
            new XElement("UploadId", upload.Id),
            new XElement("StorageClass", ObjectHeaders.Find(upload.Headers, ObjectHeaders.StorageClass)),
            new XElement("Initiated", OssXml.Time(upload.Initiated)))));
        return OssAnswers.Xml(result);
    }

    /// <summary>Without an upload id marker, the whole key of the key marker is behind the reader.</summary>
    private static bool IsBehindMarkers(OssCall call, StoredUpload upload)
    {
        string idMarker = call.Query["upload-id-marker"];
        int order = upload.Key.AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(call.Query["key-marker"]));
        return order > 0 || (order == 0 && idMarker.Length > 0 && string.CompareOrdinal(upload.Id, idMarker) > 0);
    }
}
