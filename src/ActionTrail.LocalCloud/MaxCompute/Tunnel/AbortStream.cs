using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Ends a stream upload; rows that were sent stay.</summary>
internal sealed class AbortStream : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/tables/{table}/streams", "uploadid");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Write(() =>
    {
        store.Sessions.Put(Session(call, store, TunnelSessionKind.Stream).Session with { Closed = true });
        return OdpsAnswers.Make(call, 200, "application/json", default);
    });
}
