using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>How many insight events there were, by kind and region: on a day, in a stretch of time, or in the last 24 hours.</summary>
internal sealed class GetInsightsEventsCount : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        (DateTimeOffset start, DateTimeOffset end) = call.Parameters.Optional("Date") is { } date
            ? (DayRange.Day(date, "Date"), DayRange.Day(date, "Date").AddDays(1).AddTicks(-1))
            : TimeRange.Read(call, TimeSpan.FromDays(1));
        JsonNode[] counts =
        [
            .. InsightEvents.Read(call.Cloud, call.Caller.AccountId, start, end)
                .GroupBy(static insight => (insight.Type, insight.Event.Region))
                .OrderBy(static group => group.Key.Type, StringComparer.Ordinal).ThenBy(static group => group.Key.Region, StringComparer.Ordinal)
                .Select(static group => new JsonObject { ["InsightType"] = group.Key.Type, ["RegionId"] = group.Key.Region, ["Count"] = group.Count() }),
        ];
        return new JsonObject { ["Data"] = new JsonArray(counts), ["NextToken"] = "" };
    }
}
