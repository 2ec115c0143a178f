using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Begins a stream upload.</summary>
internal sealed class CreateStream : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/tables/{table}/streams");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Write(() =>
    {
        TunnelTarget target = TunnelTarget.Of(call, store).WithPartition(store, call.Query.ContainsKey(CreatePartition) ? call.Now : null);
        var session = new TunnelSession { Id = NewId(call), Kind = TunnelSessionKind.Stream, TableId = target.Table.Id, Partition = target.Partition, StartedAt = call.Now };
        store.Sessions.Put(session);
        return TunnelAnswers.Stream(call, session, target.Table);
    });
}
