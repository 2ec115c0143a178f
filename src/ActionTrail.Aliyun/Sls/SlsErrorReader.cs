using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Sls;

/// <summary>Reads the error envelope of Log Service: <c>{"errorCode", "errorMessage"}</c> and the header <c>x-log-requestid</c>.</summary>
public sealed class SlsErrorReader : IErrorReader
{
    /// <inheritdoc/>
    public ApiException Read(string operation, WireResponse response)
    {
        (string code, string message) = ReadBody(response);
        return new ApiException(operation, response.Status, code, message, response.Headers["x-log-requestid"])
        {
            // A missing permission travels under the same code as a bad signature; only the message tells them apart.
            StatedKind = code == "Unauthorized" && message.StartsWith("denied by ", StringComparison.Ordinal) ? ApiErrorKind.Denied : null,
        };
    }

    private static (string Code, string Message) ReadBody(WireResponse response)
    {
        try
        {
            using var body = JsonDocument.Parse(response.Body);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return (Text(body.RootElement, "errorCode"), Text(body.RootElement, "errorMessage"));
            }
        }
        catch (JsonException)
        {
            // Something before the service answered, a proxy for instance; the status says what there is to say.
        }

        return ("", response.Text);
    }

    private static string Text(JsonElement body, string name) =>
        body.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
