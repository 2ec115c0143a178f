using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Joins uploaded parts into the object.</summary>
internal sealed class CompleteMultipartUpload() : OssOperation(nameof(CompleteMultipartUpload), OssEffect.ObjectWrite)
{
    private const long SmallestPart = 100 * 1024;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) => [call.Demand("oss:PutObject")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        KeyWriter keys = KeyWriter.Of(call);
        StoredUpload upload = UploadPart.Upload(call);
        IReadOnlyList<StoredPart> parts = Choose(call, call.Store.Uploads.Parts(upload));
        var draft = new StoredObject(
            call.Key, 0, parts.Sum(static part => part.Size), ETagOf(parts), 0, PutObject.WholeSeconds(call.Now), StoredObjectType.Multipart, upload.Headers);
        StoredObject stored = call.Store.Uploads.Complete(call.Bucket, upload, parts, draft, WriteRules.Overwrite(call));
        var result = new XElement(
            "CompleteMultipartUploadResult",
            new XElement("Location", $"http://{call.BucketName}.{call.Bucket.ExtranetEndpoint}/{WireQuery.Encode(call.Resource.Key)}"),
            new XElement("Bucket", call.BucketName),
            new XElement("Key", keys.Write(call.Key)),
            new XElement("ETag", ObjectAnswers.Quote(stored.ETag)));
        result.Add(keys.EncodingType());
        WireResponse response = OssAnswers.Xml(result);
        response.Headers["ETag"] = ObjectAnswers.Quote(stored.ETag);
        response.Headers["x-oss-hash-crc64ecma"] = ObjectAnswers.Crc(stored.Crc);
        return response;
    }

    private static IReadOnlyList<StoredPart> Choose(OssCall call, IReadOnlyList<StoredPart> uploaded)
    {
        if (string.Equals(call.Request.Headers["x-oss-complete-all"], "yes", StringComparison.OrdinalIgnoreCase))
        {
            return uploaded.Count > 0 ? uploaded : throw Invalid(0);
        }

        var chosen = new List<StoredPart>();
        Dictionary<int, StoredPart> byNumber = uploaded.ToDictionary(static part => part.Number);
        foreach (XElement element in OssDocuments.Read(call, "CompleteMultipartUpload").Elements("Part"))
        {
            int number = OssXml.Number(OssXml.Child(element, "PartNumber")) ?? throw OssErrors.MalformedXml("PartNumber is not a number.");
            string etag = OssXml.Child(element, "ETag").Trim('"');
            StoredPart part = byNumber.TryGetValue(number, out StoredPart? found) && found.ETag.Equals(etag, StringComparison.OrdinalIgnoreCase) ? found : throw Invalid(number);
            if (chosen.Count > 0 && chosen[^1].Number >= number)
            {
                throw new CloudError(400, "InvalidPartOrder", "The list of parts was not in ascending order. Parts list must specified in order by part number.");
            }

            chosen.Add(part);
        }

        return chosen.SkipLast(1).FirstOrDefault(static part => part.Size < SmallestPart) is { } small
            ? throw new CloudError(400, "EntityTooSmall", $"Part {small.Number} has {small.Size} bytes; all but the last need {SmallestPart}.")
            : chosen.Count > 0 ? chosen : throw OssErrors.MalformedXml("The document names no part.");
    }

    private static CloudError Invalid(int number) => new(400, "InvalidPart", "One or more of the specified parts could not be found or the specified entity tag might not have matched the part's entity tag.")
    {
        Detail = new Dictionary<string, string>(StringComparer.Ordinal) { ["PartNumber"] = number.ToString(CultureInfo.InvariantCulture) },
    };

    private static string ETagOf(IReadOnlyList<StoredPart> parts)
    {
        byte[] digests = [.. parts.SelectMany(static part => Convert.FromHexString(part.ETag))];
        return string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexString(MD5.HashData(digests))}-{parts.Count}");
    }
}
