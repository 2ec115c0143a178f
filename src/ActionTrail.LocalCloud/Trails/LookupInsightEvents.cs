using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.Core.Events;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The insight events of the caller's account, newest first; 93 days back at most.</summary>
internal sealed class LookupInsightEvents : TrailOperation
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(93);

    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        (DateTimeOffset start, DateTimeOffset end) = TimeRange.Read(call, TimeSpan.FromDays(7));
        DateTimeOffset oldest = end - s_kept;
        (string Key, string Value)[] conditions = [.. call.Parameters.Objects("LookupAttribute").Take(2).Select(Condition)];
        int size = (int)call.Parameters.Integer("MaxResults", 1, 50, 20);
        IEnumerable<InsightEvent> found = InsightEvents.Read(call.Cloud, call.Caller.AccountId, start < oldest ? oldest : start, end)
            .Where(insight => Array.TrueForAll(conditions, condition => insight.Facts.Values(condition.Key).Contains(condition.Value, StringComparer.Ordinal)));
        if (call.Parameters.Optional("NextToken") is { } token)
        {
            long last = Position(token);
            found = found.SkipWhile(insight => insight.Position != last).Skip(1);
        }

        InsightEvent[] page = [.. found.Take(size + 1)];
        var answer = new JsonObject { ["Events"] = new JsonArray([.. page.Take(size).Select(static insight => JsonNode.Parse(insight.Event.Json.Span))]) };
        if (page.Length > size)
        {
            answer["NextToken"] = TokenPage.Token(page[size - 1].Position.ToString(CultureInfo.InvariantCulture));
        }

        return answer;
    }

    // Unconfirmed: which pairs of attributes are supported; here all are.
    private static (string Key, string Value) Condition(IReadOnlyDictionary<string, string> item)
    {
        string key = item.GetValueOrDefault("Key", "");
        return InsightFacts.Attributes.Contains(key, StringComparer.Ordinal)
            ? (key, item.GetValueOrDefault("Value", ""))
            : throw TrailErrors.InvalidParameter($"LookupAttribute key '{key}' is unknown; {string.Join(", ", InsightFacts.Attributes)} are allowed.");
    }

    private static long Position(string token) =>
        long.TryParse(TokenPage.KeyOf(token), NumberStyles.None, CultureInfo.InvariantCulture, out long position)
            ? position
            : throw TrailErrors.InvalidParameter("NextToken is not one that this operation gave.");
}
