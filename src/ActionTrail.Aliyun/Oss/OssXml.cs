using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.Oss;

/// <summary>XML as OSS speaks it: no namespaces, no DTDs, UTF-8, times with milliseconds.</summary>
public static class OssXml
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Control characters are legal in keys; they are written as character references instead of being refused.</summary>
    private static readonly XmlWriterSettings s_writing = new() { Encoding = s_utf8, CheckCharacters = false, NewLineHandling = NewLineHandling.Entitize };

    /// <summary>Parses a document.</summary>
    /// <param name="body">UTF-8 bytes.</param>
    /// <returns>The root element, with namespaces dropped.</returns>
    /// <exception cref="XmlException">The document is malformed or has a DTD.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> body)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true,
        };
        using var text = new StreamReader(new MemoryStream(body.ToArray(), writable: false), s_utf8);
        using var reader = XmlReader.Create(text, settings);
        XElement root = XElement.Load(reader);
        foreach (XElement element in root.DescendantsAndSelf())
        {
            element.Name = element.Name.LocalName;
        }

        return root;
    }

    /// <summary>Writes a document with its declaration. Half of a surrogate pair, which no encoding can hold, becomes U+FFFD.</summary>
    /// <param name="root">Root element.</param>
    /// <returns>UTF-8 bytes without a byte order mark.</returns>
    public static byte[] Write(XElement root)
    {
        foreach (XText text in root.DescendantNodes().OfType<XText>())
        {
            text.Value = s_utf8.GetString(s_utf8.GetBytes(text.Value));
        }

        var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, s_writing))
        {
            root.Save(writer);
        }

        return buffer.ToArray();
    }

    /// <summary>Text of a child element.</summary>
    /// <param name="parent">Element to look in; null has no children.</param>
    /// <param name="name">Name of the child.</param>
    /// <returns>Its text; empty when there is no such child.</returns>
    public static string Child(XElement? parent, string name) => parent?.Element(name)?.Value ?? "";

    /// <summary>Writes a time as OSS does.</summary>
    /// <param name="time">The time.</param>
    /// <returns>For example <c>2026-01-01T00:00:00.000Z</c>.</returns>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads an ISO 8601 time.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The time (UTC), or null when the text is none.</returns>
    public static DateTimeOffset? Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>Reads a whole number.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The number, or null when the text is none.</returns>
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : null;
}
