using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Reads the error envelopes of the MaxCompute REST API (XML), of the Tunnel (JSON) and of failed SQL tasks (text).</summary>
public sealed partial class OdpsErrorReader : IErrorReader
{
    /// <inheritdoc/>
    public ApiException Read(string operation, WireResponse response)
    {
        (string code, string message, string requestId) = response.Text.TrimStart() switch
        {
            ['<', ..] => FromXml(response),
            ['{', ..] => FromJson(response),
            { } text => ("", text, ""),
        };

        // A code can stand alone, as a name (NoSuchTable), or bring its meaning along (ODPS-0420411: Invalid argument).
        int colon = code.IndexOf(':', StringComparison.Ordinal);
        return new ApiException(
            operation,
            response.Status,
            colon < 0 ? code : code[..colon].Trim(),
            colon < 0 ? message : $"{code[(colon + 1)..].Trim()} {message}".Trim(),
            response.Headers["x-odps-request-id"] is { Length: > 0 } header ? header : requestId);
    }

    /// <summary>Turns the result of a failed task into an exception; there the HTTP status says nothing.</summary>
    /// <param name="operation">Service and operation, for the message.</param>
    /// <param name="text">Result text, for example <c>ODPS-0130131:[1,15] Table not found - table p.t cannot be resolved</c>.</param>
    /// <param name="requestId">Instance id.</param>
    /// <returns>The exception to throw.</returns>
    internal static ApiException ReadTask(string operation, string text, string requestId)
    {
        Match match = CodeInText().Match(text);
        string code = match.Success ? match.Value : "";
        int status = code switch
        {
            "ODPS-0130131" or "ODPS-0420111" => 404,
            "ODPS-0130013" or "ODPS-0420095" => 403,
            "ODPS-0010000" => 500,
            _ => 400,
        };
        return new ApiException(operation, status, code, (match.Success ? text[(match.Index + match.Length)..] : text).TrimStart(':', ' ').TrimEnd(), requestId);
    }

    private static (string Code, string Message, string RequestId) FromXml(WireResponse response)
    {
        try
        {
            XElement error = OdpsXml.Parse(response.Body);
            return (error.Text("Code") ?? "", error.Text("Message") ?? "", error.Text("RequestId") ?? "");
        }
        catch (XmlException)
        {
            // A proxy's page of HTML, for example: the status has to do.
            return ("", response.Text, "");
        }
    }

    private static (string Code, string Message, string RequestId) FromJson(WireResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return (Member("Code"), Member("Message"), Member("RequestId"));

            string Member(string name) => document.RootElement.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
        }
        catch (JsonException)
        {
            return ("", response.Text, "");
        }
    }

    [GeneratedRegex(@"ODPS-\d{7}")]
    private static partial Regex CodeInText();
}
