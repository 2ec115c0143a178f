using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Changes the compute quota of a project.</summary>
internal sealed class UpdateProjectDefaultQuota : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/quota");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.On(call, call.Project, Facts.Name)];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call)
    {
        JsonObject body = call.Body();
        string quota = body.Text("quota") ?? body.Text("defaultQuota") ?? throw new CloudError(400, "MissingParameter", "quota is mandatory for this action.");
        if (quota != QuotaJson.PayAsYouGo)
        {
            throw new CloudError(400, "QUOTA_UNKNOWN_NICKNAME", $"Quota nickname '{quota}' is unknown.");
        }

        MaxComputeProjects.Put(call.Cloud, call.Project with { DefaultQuota = quota });
        return quota;
    }
}
