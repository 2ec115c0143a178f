using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The number of management events of the caller's account on each day.</summary>
internal sealed class DescribeUserLogCount : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        IReadOnlyList<DateTimeOffset> days = DayRange.Read(call);
        return new JsonObject
        {
            ["Data"] = new JsonObject
            {
                ["Dates"] = new JsonArray([.. days.Select(static day => (JsonNode)DayRange.Text(day))]),
                ["Counts"] = new JsonArray([.. days.Select(day => (JsonNode)call.Cloud.Ledger.Count(call.Caller.AccountId, null, day, day.AddDays(1)))]),
            },
        };
    }
}
