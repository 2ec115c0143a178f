using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;
using ActionTrail.LocalCloud.Ledger;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The number of sensitive operations of the caller's account on each day.</summary>
// Unconfirmed: what counts as an alert; here every operation that is marked sensitive does.
internal sealed class DescribeUserAlertCount : TrailOperation
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
                ["Counts"] = new JsonArray([.. days.Select(day => (JsonNode)call.Cloud.Ledger.Count(call.Caller.AccountId, new LookupCondition(LookupAttribute.SensitiveAction, "true"), day, day.AddDays(1)))]),
            },
        };
    }
}
