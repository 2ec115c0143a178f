using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Sls;

/// <summary>JSON of Log Service: names stand on the records, absent members stay absent.</summary>
internal static class SlsJson
{
    private static readonly JsonSerializerOptions s_options = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, s_options);

    /// <exception cref="ApiException">The answer is a success but not the JSON that it should be.</exception>
    public static T Read<T>(string operation, WireResponse response)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(response.Body.Span, s_options) ?? throw Malformed(operation, response, "null");
        }
        catch (JsonException broken)
        {
            throw Malformed(operation, response, broken.Message);
        }
    }

    /// <summary>A whole number in a header of the answer.</summary>
    public static long Number(WireResponse response, string header, long otherwise) =>
        long.TryParse(response.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : otherwise;

    private static ApiException Malformed(string operation, WireResponse response, string detail) =>
        new(operation, response.Status, "MalformedAnswer", detail, response.Headers["x-log-requestid"]);
}
