using System.Globalization;
using System.Text.Json;
using ActionTrail.Aliyun.Http;
using ActionTrail.Core.Errors;

namespace ActionTrail.Aliyun.Pop;

/// <summary>Reads the JSON error envelope of RPC and ROA services: <c>{RequestId, HostId, Code, Message, Recommend, AccessDeniedDetail}</c>.</summary>
/// <remarks>Members may be lower-case, as the official clients allow; <c>x-acs-retry-after</c> counts milliseconds.</remarks>
public sealed class PopErrorReader : IErrorReader
{
    private const int LongestExcerpt = 200;

    /// <inheritdoc/>
    public ApiException Read(string operation, WireResponse response)
    {
        TimeSpan? retryAfter = RetryAfter(response);
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && Member(root, "Code") is { Length: > 0 } code)
            {
                string requestId = Member(root, "RequestId") ?? response.Headers["x-acs-request-id"];
                return new ApiException(operation, response.Status, code, Member(root, "Message") ?? "", requestId, retryAfter);
            }
        }
        catch (JsonException)
        {
            // Whatever stands between us and the service answered; its text is all there is.
        }

        string text = response.Text;
        string excerpt = text.Length > LongestExcerpt ? text[..LongestExcerpt] + "…" : text;
        return new ApiException(operation, response.Status, "UnknownError", $"The answer is no error envelope: '{excerpt}'", response.Headers["x-acs-request-id"], retryAfter);
    }

    private static string? Member(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out JsonElement value) && !root.TryGetProperty(char.ToLowerInvariant(name[0]) + name[1..], out value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.Null ? null : value.ToString();
    }

    private static TimeSpan? RetryAfter(WireResponse response) =>
        long.TryParse(response.Headers["x-acs-retry-after"], NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds) && milliseconds is > 0 and < 86_400_000
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
