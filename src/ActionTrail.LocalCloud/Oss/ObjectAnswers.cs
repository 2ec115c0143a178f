using System.Globalization;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Headers that answers about objects carry.</summary>
internal static class ObjectAnswers
{
    /// <summary>Facts that every reading answer tells.</summary>
    public static void Describe(WireResponse response, StoredObject stored)
    {
        WireHeaders headers = response.Headers;
        ObjectHeaders.CopyTo(stored.Headers, headers);
        headers["ETag"] = Quote(stored.ETag);
        headers["Last-Modified"] = OssAnswers.HttpTime(stored.Modified);
        headers["x-oss-object-type"] = stored.Type.ToString();
        headers["x-oss-hash-crc64ecma"] = Crc(stored.Crc);
        if (stored.Type == StoredObjectType.Normal)
        {
            headers["Content-MD5"] = Convert.ToBase64String(Convert.FromHexString(stored.ETag));
        }

        if (stored.Type == StoredObjectType.Appendable)
        {
            headers["x-oss-next-append-position"] = stored.Size.ToString(CultureInfo.InvariantCulture);
        }

        if (stored.Header(ObjectHeaders.Tagging) is { } tags)
        {
            headers["x-oss-tagging-count"] = WireQuery.Parse(tags).Count.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The answer to a write.</summary>
    public static WireResponse Written(StoredObject stored)
    {
        WireResponse response = OssAnswers.Empty();
        response.Headers["ETag"] = Quote(stored.ETag);
        response.Headers["x-oss-hash-crc64ecma"] = Crc(stored.Crc);
        if (stored.Type == StoredObjectType.Normal)
        {
            response.Headers["Content-MD5"] = Convert.ToBase64String(Convert.FromHexString(stored.ETag));
        }

        if (stored.Header(ObjectHeaders.Encryption) is { } encryption)
        {
            response.Headers[ObjectHeaders.Encryption] = encryption;
        }

        return response;
    }

    /// <summary>An entity tag as headers and documents show it.</summary>
    public static string Quote(string etag) => $"\"{etag}\"";

    /// <summary>A CRC-64 as headers show it.</summary>
    public static string Crc(ulong crc) => crc.ToString(CultureInfo.InvariantCulture);
}
