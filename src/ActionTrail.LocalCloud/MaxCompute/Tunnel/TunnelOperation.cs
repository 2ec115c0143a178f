using System.Globalization;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>An operation of the Tunnel on a table.</summary>
internal abstract class TunnelOperation : OdpsOperation
{
    /// <summary>Query name that asks for partitions to be made as needed.</summary>
    protected const string CreatePartition = "create_partition";

    /// <inheritdoc/>
    public sealed override bool IsTunnel => true;

    /// <summary>Permissions for writing rows.</summary>
    protected static IEnumerable<AccessDemand> ToWrite(OdpsCall call)
    {
        yield return MaxComputeAccess.OnTable(call, call.Project, call.Table, "Describe");
        yield return MaxComputeAccess.OnTable(call, call.Project, call.Table, "Update");
        if (call.Query.ContainsKey(CreatePartition))
        {
            yield return MaxComputeAccess.OnTable(call, call.Project, call.Table, "Alter");
        }
    }

    /// <summary>Permissions for reading rows.</summary>
    protected static IEnumerable<AccessDemand> ToRead(OdpsCall call) =>
        [MaxComputeAccess.OnTable(call, call.Project, call.Table, "Describe"), MaxComputeAccess.OnTable(call, call.Project, call.Table, "Select")];

    /// <summary>A new session id.</summary>
    protected static string NewId(OdpsCall call) => call.Now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + call.Cloud.Ids.LowerText(24);

    /// <summary>Finds the session that a call names and the target that it was made for, holding the store.</summary>
    /// <param name="call">The call.</param>
    /// <param name="store">The store.</param>
    /// <param name="kind">Kind of the session.</param>
    /// <exception cref="CloudError">There is none, it has expired, or table or partition are others.</exception>
    protected static (TunnelSession Session, TunnelTarget Target) Session(OdpsCall call, MaxComputeStore store, TunnelSessionKind kind)
    {
        bool isDownload = kind == TunnelSessionKind.Download;
        string id = call.Query[isDownload ? "downloadid" : "uploadid"];
        TunnelSession? session = store.Sessions.Find(id);
        if (session is null || session.Kind != kind)
        {
            throw isDownload ? TunnelErrors.NoSuchDownload(id) : TunnelErrors.NoSuchUpload(id);
        }

        if (call.Now - session.StartedAt > TunnelSession.Lifetime)
        {
            throw TunnelErrors.Expired();
        }

        var target = TunnelTarget.Of(call, store);
        return session.TableId != target.Table.Id ? throw TunnelErrors.TableModified()
            : !Equals(session.Partition, target.Partition) ? throw TunnelErrors.InvalidResourceSpec()
            : (session, target);
    }
}
