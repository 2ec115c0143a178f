using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Begins a download of the rows that a table or partition has now.</summary>
internal sealed class CreateDownload : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/tables/{table}", "downloads");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToRead(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Write(() =>
    {
        TunnelTarget target = TunnelTarget.Of(call, store).WithPartition(store);
        (long rows, long last) = store.Rows.Extent(target.Table, target.Partition);
        var session = new TunnelSession
        {
            Id = NewId(call), Kind = TunnelSessionKind.Download, TableId = target.Table.Id, Partition = target.Partition, StartedAt = call.Now, Rows = rows, LastRow = last,
        };
        store.Sessions.Put(session);
        return TunnelAnswers.Download(call, session.Id, rows, SchemaJson.Of(target.Table.Schema));
    });
}
