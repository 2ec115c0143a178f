using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Tells the state and slots of a stream upload.</summary>
internal sealed class GetStream : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables/{table}/streams", "uploadid");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Read(() =>
    {
        (TunnelSession session, TunnelTarget target) = Session(call, store, TunnelSessionKind.Stream);
        return TunnelAnswers.Stream(call, session, target.Table);
    });
}
