using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Ends an upload: the rows of all its blocks become visible in one step.</summary>
internal sealed class CommitUpload : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/tables/{table}", "uploadid");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Write(() =>
    {
        (TunnelSession session, TunnelTarget target) = Session(call, store, TunnelSessionKind.Upload);
        if (session.Closed)
        {
            throw TunnelErrors.Closed();
        }

        _ = target.WithPartition(store);
        if (session.Overwrite)
        {
            store.Rows.Remove(target.Table, target.Partition);
        }

        TunnelSession closed = session with { Closed = true };
        WireResponse answer = TunnelAnswers.Upload(call, store, closed, target.Table);
        foreach ((int block, _, _) in store.Sessions.Blocks(session))
        {
            store.Rows.Append(target.Table, target.Partition, store.Sessions.Content(session, block));
        }

        store.Sessions.DropBlocks(session);
        store.Sessions.Put(closed);
        store.Tables.Touch(target.Table, call.Now);
        return answer;
    });
}
