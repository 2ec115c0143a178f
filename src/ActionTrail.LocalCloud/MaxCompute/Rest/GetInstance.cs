using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Tells the state of an instance.</summary>
internal sealed class GetInstance : InstanceOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/instances/{instance}");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance) =>
        InstanceAnswers.Of(call, instance, InstanceAnswers.Terminated());
}
