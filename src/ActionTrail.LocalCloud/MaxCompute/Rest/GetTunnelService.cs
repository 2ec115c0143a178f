using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Names the host of the Tunnel: the region's own where the request was made to a real host name, otherwise the same host.</summary>
internal sealed class GetTunnelService : OdpsOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tunnel", "service");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => [MaxComputeAccess.On(call, call.Project, "Read")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) =>
        OdpsAnswers.Text(call, OdpsAddress.Of(call.Request.Host) is null ? call.Request.Host : $"dt.{call.Project.Region}.maxcompute.aliyun.com");
}
