using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Tells the state of a download.</summary>
internal sealed class GetDownload : TunnelOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables/{table}", "downloadid");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToRead(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Read(() =>
    {
        (TunnelSession session, TunnelTarget target) = Session(call, store, TunnelSessionKind.Download);
        return TunnelAnswers.Download(call, session.Id, session.Rows, SchemaJson.Of(target.Table.Schema));
    });
}
