using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Appends rows through a stream upload; they are visible at once.</summary>
internal sealed class WriteStream : TunnelOperation
{
    private const string Server = "odps-tunnel-routed-server";
    private const string Slots = "odps-tunnel-slot-num";

    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/tables/{table}/streams", "uploadid");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store)
    {
        TunnelTarget target = store.Read(() => Session(call, store, TunnelSessionKind.Stream)).Target;
        (ReadOnlyMemory<byte> stream, _) = TunnelBody.Read(call, target.Table.Schema.Columns);
        return store.Write(() =>
        {
            (TunnelSession session, TunnelTarget now) = Session(call, store, TunnelSessionKind.Stream);
            if (session.Closed)
            {
                throw TunnelErrors.Closed();
            }

            store.Rows.Append(now.Table, now.WithPartition(store).Partition, stream);
            store.Tables.Touch(now.Table, call.Now);
            WireResponse answer = OdpsAnswers.Make(call, 200, "application/json", default);
            answer.Headers[Server] = call.Request.Headers[Server];
            answer.Headers[Slots] = call.Request.Headers[Slots];
            return answer;
        });
    }
}
