using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>How many trails that the caller owns are logging now, organization trails included.</summary>
// Unconfirmed: which days the real answer covers; here it is today alone.
internal sealed class DescribeUserTrailCount : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => new()
    {
        ["Data"] = new JsonObject
        {
            ["Dates"] = new JsonArray(DayRange.Text(call.Now)),
            ["Counts"] = new JsonArray((long)TrailCatalog.Of(call.Cloud, call.Caller.AccountId).Count(static trail => trail.IsLogging)),
        },
    };
}
