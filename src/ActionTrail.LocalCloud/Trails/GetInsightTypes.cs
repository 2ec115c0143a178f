using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Which kinds of insights the caller's account wants.</summary>
internal sealed class GetInsightTypes : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => new()
    {
        ["InsightTypes"] = new JsonObject(InsightTypes.All.Select(type => KeyValuePair.Create(
            type, (JsonNode?)(call.Cloud.Documents.Find<InsightSwitchDocument>(call.Caller.AccountId, type)?.IsEnabled == true ? "Enable" : "Disable")))),
    };
}
