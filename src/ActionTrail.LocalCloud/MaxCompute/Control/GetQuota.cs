using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Describes a compute quota.</summary>
internal sealed class GetQuota : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "quotas/{quota}");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.OnQuota(call, Facts.Name, call.PathValues["quota"])];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) => call.PathValues["quota"] == QuotaJson.PayAsYouGo
        ? QuotaJson.Of(call)
        : throw new CloudError(404, "QUOTA_UNKNOWN_NICKNAME", $"Quota nickname '{call.PathValues["quota"]}' is unknown.");
}
