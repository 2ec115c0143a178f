using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Begins a download of the rows that an instance returned.</summary>
internal sealed class CreateInstanceDownload : InstanceTunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/instances/{instance}", "downloads");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance, RowSource rows) => State(call, instance);
}
