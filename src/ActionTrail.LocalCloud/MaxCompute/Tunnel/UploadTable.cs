using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Stages one block of an upload; sending the same block again replaces it.</summary>
internal sealed class UploadTable : TunnelOperation
{
    private const int MostBlocks = 20_000;

    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("PUT", "projects/{project}/tables/{table}", "uploadid", "blockid");

    /// <inheritdoc/>
    protected override bool Writes => true;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => ToWrite(call);

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store)
    {
        string number = call.Query["blockid"];
        int block = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) && parsed < MostBlocks ? parsed : throw TunnelErrors.InvalidBlockId(number);
        TunnelTarget target = store.Read(() => Session(call, store, TunnelSessionKind.Upload)).Target;
        (ReadOnlyMemory<byte> stream, long records) = TunnelBody.Read(call, target.Table.Schema.Columns);
        return store.Write(() =>
        {
            TunnelSession session = Session(call, store, TunnelSessionKind.Upload).Session;
            if (session.Closed)
            {
                throw TunnelErrors.Closed();
            }

            store.Sessions.Stage(session, block, records, stream.Span, call.Now);
            return OdpsAnswers.Make(call, 200, "application/json", default);
        });
    }
}
