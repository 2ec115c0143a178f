using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Tells the state of a download of an instance's rows.</summary>
internal sealed class GetInstanceDownload : InstanceTunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "downloadid");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance, RowSource rows) => State(call, instance);
}
