using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The continuation token of LookupEvents: Base64 of <c>{"account","eventId","logId","time"}</c>, the place of the last event shown.</summary>
internal static class LookupToken
{
    private const string LogIdPrefix = "82-";

    /// <summary>The token behind an event.</summary>
    /// <param name="accountId">Account that looks up.</param>
    /// <param name="last">Place of the event.</param>
    /// <param name="json">The event.</param>
    public static string Write(string accountId, LookupCursor last, ReadOnlySpan<byte> json)
    {
        var token = new JsonObject
        {
            ["account"] = accountId,
            ["eventId"] = (string?)(JsonNode.Parse(json) as JsonObject)?["eventId"] ?? "",
            ["logId"] = string.Create(CultureInfo.InvariantCulture, $"{LogIdPrefix}{last.Position}"),
            ["time"] = last.Time,
        };
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(token.ToJsonString()));
    }

    /// <summary>Reads a token that this account was given.</summary>
    /// <exception cref="Gateway.CloudError">400: it is none.</exception>
    public static LookupCursor Read(string token, string accountId)
    {
        try
        {
            using var document = JsonDocument.Parse(Convert.FromBase64String(token));
            JsonElement root = document.RootElement;
            string logId = root.GetProperty("logId").GetString() ?? "";
            if (root.GetProperty("account").GetString() == accountId && logId.StartsWith(LogIdPrefix, StringComparison.Ordinal)
                && long.TryParse(logId.AsSpan(LogIdPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long position))
            {
                return new LookupCursor(root.GetProperty("time").GetInt64(), position);
            }
        }
        catch (Exception broken) when (broken is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Not one of ours; answered like a foreign token below.
        }

        throw TrailErrors.InvalidParameter("NextToken is not one that this operation gave to this account.");
    }
}
