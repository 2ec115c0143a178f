using System.Globalization;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Oss;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>Answers as OSS gives them.</summary>
internal static class OssAnswers
{
    /// <summary>An answer without a body.</summary>
    public static WireResponse Empty(int status = 200) => new() { Status = status };

    /// <summary>An answer with an XML document.</summary>
    public static WireResponse Xml(XElement root, int status = 200)
    {
        var response = new WireResponse { Status = status, Body = OssXml.Write(root) };
        response.Headers["Content-Type"] = "application/xml";
        return response;
    }

    /// <summary>Adds what every answer carries.</summary>
    public static WireResponse Stamp(OperationCall call, WireResponse response)
    {
        WireHeaders headers = response.Headers;
        headers["Server"] = "AliyunOSS";
        headers["Date"] = HttpTime(call.Now);
        headers["x-oss-request-id"] = RequestId(call);
        headers["x-oss-server-time"] = Math.Max(0, (long)(call.Cloud.Time.GetUtcNow() - call.Now).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        return response;
    }

    /// <summary>OSS counts its requests with 24 hexadecimal digits.</summary>
    public static string RequestId(OperationCall call) =>
        call.RequestId.Length == 24 ? call.RequestId : ShortId(call.RequestId);

    /// <summary>The first 24 hexadecimal digits of a GUID.</summary>
    public static string ShortId(string guid) => guid.Replace("-", "", StringComparison.Ordinal)[..24];

    /// <summary>A time as HTTP headers have it.</summary>
    public static string HttpTime(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The owner as every listing shows it.</summary>
    public static XElement Owner(string accountId) => new("Owner", new XElement("ID", accountId), new XElement("DisplayName", accountId));
}
