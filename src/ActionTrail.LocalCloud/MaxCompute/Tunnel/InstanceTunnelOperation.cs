using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>An operation of the Tunnel on the rows that an instance returned. They do not change, so the download needs no session: its id is the instance's.</summary>
internal abstract class InstanceTunnelOperation : InstanceOperation
{
    /// <inheritdoc/>
    public sealed override bool IsTunnel => true;

    /// <inheritdoc/>
    protected sealed override WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance)
    {
        if (call.Query.TryGetValue("downloadid", out string? id) && id != instance.Id)
        {
            throw TunnelErrors.NoSuchDownload(id);
        }

        return store.Read(() => Execute(call, store, instance, instance.Result ?? throw new CloudError(400, "InstanceTypeNotSupported", $"Instance {instance.Id} returned no rows")));
    }

    /// <summary>Does the work, holding the store.</summary>
    protected abstract WireResponse Execute(OdpsCall call, MaxComputeStore store, InstanceRecord instance, RowSource rows);

    /// <summary>How many rows can be read: all, or as many as <c>?result</c> gives when the client asked for that bound.</summary>
    protected static long RowsOf(OdpsCall call, InstanceRecord instance) =>
        call.Query.ContainsKey("instance_tunnel_limit_enabled") ? Math.Min(instance.ResultRows, GetInstanceResult.MostRows) : instance.ResultRows;

    /// <summary>State of the download.</summary>
    protected static WireResponse State(OdpsCall call, InstanceRecord instance) =>
        TunnelAnswers.Download(call, instance.Id, RowsOf(call, instance), SchemaJson.Of(new(instance.ResultColumns, [])));
}
