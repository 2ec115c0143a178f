using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Deletes up to 1000 objects. Every one must be permitted, or none is deleted; those under retention stay and are not listed.</summary>
internal sealed class DeleteMultipleObjects() : OssOperation(nameof(DeleteMultipleObjects), OssEffect.ObjectWrite)
{
    private const int Most = 1000;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OssCall call) =>
        KeysOf(OssDocuments.Read(call, "Delete")).Select(key => BucketGrants.OnObject(call, "oss:DeleteObject", call.Bucket, key));

    /// <inheritdoc/>
    protected override WireResponse Execute(OssCall call)
    {
        // Unconfirmed: whether a missing Content-MD5 is InvalidArgument; the documents only say that the header is required.
        if (!call.Request.Headers.Contains("Content-MD5"))
        {
            throw OssErrors.InvalidArgument("Content-MD5", "", "Missing Some Required Arguments.");
        }

        XElement request = OssDocuments.Read(call, "Delete");
        KeyWriter keys = KeyWriter.Of(call);
        var result = new XElement("DeleteResult", keys.EncodingType());
        foreach (string key in KeysOf(request))
        {
            if (TryDelete(call, key) && OssXml.Child(request, "Quiet") != "true")
            {
                result.Add(new XElement("Deleted", new XElement("Key", keys.Write(key))));
            }
        }

        return OssAnswers.Xml(result);
    }

    private static bool TryDelete(OssCall call, string key)
    {
        try
        {
            call.Store.Objects.Delete(call.Bucket, OssCall.KeyOf(key), WriteRules.Retention(call.Now));
            return true;
        }
        catch (CloudError immutable) when (immutable.Code == "FileImmutable")
        {
            return false;
        }
    }

    private static List<string> KeysOf(XElement request)
    {
        List<XElement> objects = [.. request.Elements("Object")];
        if (objects.Count is 0 or > Most)
        {
            throw OssErrors.MalformedXml($"The document names {objects.Count} objects; 1 to {Most} are allowed.");
        }

        foreach (XElement element in objects)
        {
            OssCall.KeyOf(OssXml.Child(element, "Key"));
            ObjectRead.RequireCurrentVersion(OssXml.Child(element, "VersionId"));
        }

        return [.. objects.Select(static element => OssXml.Child(element, "Key"))];
    }
}
