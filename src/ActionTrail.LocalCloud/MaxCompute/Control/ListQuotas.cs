using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway;

namespace ActionTrail.LocalCloud.MaxCompute.Control;

/// <summary>Lists the account's compute quotas.</summary>
internal sealed class ListQuotas : ControlOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "quotas");

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(ControlCall call) => [MaxComputeAccess.OnQuota(call, Facts.Name, "*")];

    /// <inheritdoc/>
    protected override JsonNode? Execute(ControlCall call) =>
        ControlPage.Of<ControlCall>(call, "quotaInfoList", call.Query.GetValueOrDefault("billingType", "ALL") is "subscription" ? [] : [(QuotaJson.PayAsYouGo, call)], QuotaJson.Of);
}
