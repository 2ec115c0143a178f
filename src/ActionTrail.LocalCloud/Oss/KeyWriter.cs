using System.Text;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Oss;

/// <summary>How keys are written in an answer: as they are, or URL-encoded where the client asked for it.</summary>
internal sealed class KeyWriter
{
    private const string Parameter = "encoding-type";
    private readonly bool _encodes;

    private KeyWriter(bool encodes) => _encodes = encodes;

    /// <summary>What the client asked for.</summary>
    /// <exception cref="Gateway.CloudError"><c>InvalidArgument</c>.</exception>
    public static KeyWriter Of(OssCall call) => call.Query[Parameter] switch
    {
        "" => new(false),
        "url" => new(true),
        { } other => throw OssErrors.InvalidArgument(Parameter, other, "Invalid Encoding Method specified in Request."),
    };

    /// <summary>The element that tells the encoding; null for none.</summary>
    public XElement? EncodingType() => _encodes ? new XElement("EncodingType", "url") : null;

    /// <summary>Writes a key or a part of one.</summary>
    public string Write(string text) => _encodes ? WireQuery.Encode(text) : text;

    /// <summary>Writes a key or a part of one.</summary>
    public string Write(byte[] text) => Write(Encoding.UTF8.GetString(text));
}
