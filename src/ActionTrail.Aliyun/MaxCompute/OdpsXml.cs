using System.Xml;
using System.Xml.Linq;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Reads and writes the XML of the MaxCompute REST API.</summary>
public static class OdpsXml
{
    /// <summary>Reads a document; document type definitions are refused, so nothing outside it is ever read.</summary>
    /// <param name="utf8">The document.</param>
    /// <returns>Its root element.</returns>
    /// <exception cref="XmlException">It is not well-formed.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> utf8)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 16 * 1024 * 1024 };
        using var reader = XmlReader.Create(new MemoryStream(utf8.ToArray(), writable: false), settings);
        return XElement.Load(reader);
    }

    /// <summary>Writes a document.</summary>
    /// <param name="root">Its root element.</param>
    /// <returns>UTF-8 without byte order mark, with an XML declaration.</returns>
    public static byte[] Write(XElement root) =>
        System.Text.Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.ToString(SaveOptions.DisableFormatting));

    /// <summary>Text of an element below a path of local names.</summary>
    /// <param name="element">Where the path starts.</param>
    /// <param name="path">Names of the elements on the way.</param>
    /// <returns>The text, or null where there is no such element.</returns>
    public static string? Text(this XElement element, params ReadOnlySpan<string> path)
    {
        XElement? at = element;
        foreach (string name in path)
        {
            at = at?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
        }

        return at?.Value;
    }
}
