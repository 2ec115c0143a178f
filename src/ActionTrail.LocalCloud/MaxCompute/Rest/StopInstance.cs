using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Stops an instance; here all have terminated before anybody can.</summary>
internal sealed class StopInstance : InstanceOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/instances/{instance}");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance) =>
        throw new CloudError(409, "InvalidStateSetting", $"The specified instance state cannot be set: instance {instance.Id} is Terminated");
}
