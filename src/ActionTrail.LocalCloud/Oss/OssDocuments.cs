using System.Text;
using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>XML documents that requests carry.</summary>
internal static class OssDocuments
{
    private const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Reads the document of a request.</summary>
    /// <param name="call">The call.</param>
    /// <param name="root">Name that its root element must have.</param>
    /// <returns>The root element.</returns>
    /// <exception cref="CloudError"><c>MalformedXML</c>, <c>InvalidDigest</c>.</exception>
    public static XElement Read(OssCall call, string root)
    {
        XElement document = call.Document ??= Parse(call);
        return document.Name.LocalName == root
            ? document
            : throw OssErrors.MalformedXml($"The root element is '{document.Name.LocalName}'; '{root}' is expected.");
    }

    private static XElement Parse(OssCall call)
    {
        if (call.Request.Body.Length > MaxBytes)
        {
            throw OssErrors.MalformedXml($"The document has {call.Request.Body.Length} bytes; up to {MaxBytes} are allowed.");
        }

        try
        {
            return OssXml.Parse(call.Request.Body);
        }
        catch (Exception malformed) when (malformed is XmlException or DecoderFallbackException)
        {
            throw OssErrors.MalformedXml("The XML you provided was not well-formed: " + malformed.Message);
        }
    }
}
