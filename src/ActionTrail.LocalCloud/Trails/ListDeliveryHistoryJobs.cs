using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The history jobs of the caller's account, newest first.</summary>
internal sealed class ListDeliveryHistoryJobs : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        int number = (int)call.Parameters.Integer("PageNumber", 1, int.MaxValue, 1);
        int size = (int)call.Parameters.Integer("PageSize", 1, 100, 20);
        IReadOnlyList<HistoryJobDocument> jobs = HistoryJobs.Of(call.Cloud, call.Caller.AccountId);
        return new JsonObject
        {
            ["DeliveryHistoryJobs"] = new JsonArray([.. jobs.Chunk(size).ElementAtOrDefault(number - 1)?.Select(static job => (JsonNode)HistoryJobs.Render(job)) ?? []]),
            ["PageNumber"] = number,
            ["PageSize"] = size,
            ["TotalCount"] = jobs.Count,
        };
    }
}
