using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Gives the summary of an instance's task, which has no figures here.</summary>
internal sealed class GetInstanceSummary : InstanceOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "instancesummary");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance) =>
        OdpsAnswers.Json(call, new JsonObject { ["Instance"] = new JsonObject { ["Summary"] = "", ["JsonSummary"] = "{}" } });
}
