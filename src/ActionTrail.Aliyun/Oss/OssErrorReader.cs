using System.Text;
using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Oss;

/// <summary>Reads OSS errors: an XML body, or for HEAD the same XML in Base64 in the header <c>x-oss-err</c>.</summary>
public sealed class OssErrorReader : IErrorReader
{
    /// <inheritdoc/>
    public ApiException Read(string operation, WireResponse response)
    {
        XElement? error = Envelope(response);
        string requestId = response.Headers["x-oss-request-id"];
        return new ApiException(
            operation,
            response.Status,
            OssXml.Child(error, "Code") is { Length: > 0 } code ? code : WithoutBody(response.Status),
            OssXml.Child(error, "Message") is { Length: > 0 } message ? message : "The answer has no error document.",
            requestId.Length > 0 ? requestId : OssXml.Child(error, "RequestId"));
    }

    private static XElement? Envelope(WireResponse response)
    {
        try
        {
            ReadOnlyMemory<byte> xml = response.Body.IsEmpty ? Convert.FromBase64String(response.Headers["x-oss-err"]) : response.Body;
            return xml.IsEmpty ? null : OssXml.Parse(xml);
        }
        catch (Exception unreadable) when (unreadable is XmlException or FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>What the official clients conclude from a bare status.</summary>
    private static string WithoutBody(int status) => status switch
    {
        404 => "NoSuchKey",
        412 => "PreconditionFailed",
        403 => "AccessDenied",
        503 => "ServiceUnavailable",
        _ => "UnknownError",
    };
}
