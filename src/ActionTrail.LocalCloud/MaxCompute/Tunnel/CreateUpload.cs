using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Begins an upload.</summary>
internal sealed class CreateUpload : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("POST", "projects/{project}/tables/{table}", "uploads");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Write(() =>
    {
        // Unconfirmed: that uploads, like stream uploads, can make a missing partition.
        TunnelTarget target = TunnelTarget.Of(call, store).WithPartition(store, call.Query.ContainsKey(CreatePartition) ? call.Now : null);
        var session = new TunnelSession
        {
            Id = NewId(call),
            Kind = TunnelSessionKind.Upload,
            TableId = target.Table.Id,
            Partition = target.Partition,
            StartedAt = call.Now,
            Overwrite = call.Query.GetValueOrDefault("overwrite", "").Equals("true", StringComparison.OrdinalIgnoreCase),
        };
        store.Sessions.Put(session);
        return TunnelAnswers.Upload(call, store, session, target.Table);
    });
}
