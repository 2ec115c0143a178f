using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Lists the parts of an upload, by number.</summary>
internal sealed class ListParts() : OssOperation(nameof(ListParts), OssEffect.ObjectRead)
{
    private const int Most = 1000;

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        KeyWriter keys = KeyWriter.Of(call);
        StoredUpload upload = UploadPart.Upload(call);
        int most = (int)call.Query.Integer("max-parts", 1, Most, Most);
        long marker = call.Query.Integer("part-number-marker", 0, int.MaxValue, 0);
        List<StoredPart> parts = [.. call.Store.Uploads.Parts(upload).Where(part => part.Number > marker).Take(most + 1)];
        bool more = parts.Count > most;
        List<StoredPart> shown = more ? parts[..most] : parts;
        var result = new XElement(
            "ListPartsResult",
            new XElement("Bucket", call.BucketName),
            new XElement("Key", keys.Write(call.Key)),
            new XElement("UploadId", upload.Id),
            new XElement("StorageClass", ObjectHeaders.Find(upload.Headers, ObjectHeaders.StorageClass)),
            new XElement("PartNumberMarker", Text(marker)),
            new XElement("NextPartNumberMarker", Text(shown.Count > 0 ? shown[^1].Number : marker)),
            new XElement("MaxParts", Text(most)),
            new XElement("IsTruncated", ObjectListing.Flag(more)));
        result.Add(keys.EncodingType());
        result.Add(shown.Select(static part => new XElement(
            "Part",
            new XElement("PartNumber", Text(part.Number)),
            new XElement("LastModified", OssXml.Time(part.Modified)),
            new XElement("ETag", ObjectAnswers.Quote(part.ETag)),
            new XElement("HashCrc64ecma", ObjectAnswers.Crc(part.Crc)),
            new XElement("Size", Text(part.Size)))));
        return OssAnswers.Xml(result);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
