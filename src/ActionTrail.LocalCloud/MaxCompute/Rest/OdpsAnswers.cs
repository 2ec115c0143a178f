using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Answers of the REST API and the Tunnel.</summary>
internal static class OdpsAnswers
{
    /// <summary>Most rows that an answer lists.</summary>
    public const int MostItems = 1000;

    /// <summary>An XML answer.</summary>
    public static WireResponse Xml(OperationCall call, XElement root, int status = 200)
    {
        foreach (XText text in root.DescendantNodes().OfType<XText>())
        {
            text.Value = Printable(text.Value);
        }

        return Make(call, status, "application/xml", OdpsXml.Write(root));
    }

    /// <summary>A JSON answer.</summary>
    public static WireResponse Json(OperationCall call, JsonObject root, int status = 200) => Make(call, status, "application/json", Encoding.UTF8.GetBytes(root.ToJsonString()));

    /// <summary>A plain text answer.</summary>
    public static WireResponse Text(OperationCall call, string text) => Make(call, 200, "text/plain", Encoding.UTF8.GetBytes(text));

    /// <summary>An answer of any kind.</summary>
    public static WireResponse Make(OperationCall call, int status, string contentType, ReadOnlyMemory<byte> body)
    {
        var response = new WireResponse { Status = status, Body = body };
        response.Headers["Content-Type"] = contentType;
        response.Headers["x-odps-request-id"] = call.RequestId;
        return response;
    }

    /// <summary>A moment as headers and instances show it.</summary>
    public static string HttpTime(DateTimeOffset time) => time.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>One page of a list: where it starts, how long it is, and where the next one does.</summary>
    /// <param name="call">The call, with <c>marker</c> and <c>maxitems</c>.</param>
    /// <param name="items">All items in order.</param>
    /// <param name="key">What the marker names.</param>
    /// <returns>The page, the next marker (empty on the last page), and the page size.</returns>
    public static (IReadOnlyList<T> Page, string Marker, int MaxItems) Page<T>(OdpsCall call, IEnumerable<T> items, Func<T, string> key)
    {
        int most = int.TryParse(call.Query.GetValueOrDefault("maxitems"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) && asked is > 0 and <= MostItems ? asked : MostItems;
        string marker = call.Query.GetValueOrDefault("marker", "");
        List<T> rest = [.. items.SkipWhile(item => string.CompareOrdinal(key(item), marker) < 0).Take(most + 1)];
        return rest.Count > most ? (rest[..most], key(rest[most]), most) : (rest, "", most);
    }

    /// <summary>Comments and messages can hold characters that XML cannot; they become question marks.</summary>
    private static string Printable(string text) => string.Concat(text.EnumerateRunes().Select(static rune =>
        rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "?" : rune.ToString()));
}
