using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>One history job with the state of each region.</summary>
internal sealed class GetDeliveryHistoryJob : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        HistoryJobDocument job = HistoryJobs.Named(call);
        JsonObject json = HistoryJobs.Render(job);
        json["Status"] = new JsonArray([.. job.Regions.Select(static region => (JsonNode)new JsonObject { ["Region"] = region.Key, ["Status"] = (int)region.Value })]);
        return json;
    }
}
