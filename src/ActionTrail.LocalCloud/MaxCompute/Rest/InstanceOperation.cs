using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>An operation on one instance. Who made it may always see it; others need to be able to read the project.</summary>
internal abstract class InstanceOperation : OdpsOperation
{
    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected sealed override IEnumerable<AccessDemand> Demands(OdpsCall call) =>
        Find(call, MaxComputeStore.Of(call.Cloud)).Owner == MaxComputeAccess.OwnerName(call.Caller) ? [] : [MaxComputeAccess.On(call, call.Project, "Read")];

    /// <inheritdoc/>
    protected sealed override WireResponse Execute(OdpsCall call, MaxComputeStore store) => Execute(call, store, Find(call, store));

    /// <summary>Does the work.</summary>
    protected abstract WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance);

    private static InstanceRecord Find(OdpsCall call, MaxComputeStore store) => store.Read(() => store.Instances.Find(call.Project.Id, call.Instance))
        ?? throw new CloudError(404, "NoSuchObject", $"Instance {call.Instance} does not exist in project {call.Project.Name}");
}
