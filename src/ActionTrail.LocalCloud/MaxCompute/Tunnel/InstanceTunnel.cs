using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Gives rows that an instance returned.</summary>
internal sealed class InstanceTunnel : InstanceTunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}", "downloadid", "data");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance, RowSource rows) =>
        RowWindow.Answer(call, store, rows, instance.ResultRows);
}
