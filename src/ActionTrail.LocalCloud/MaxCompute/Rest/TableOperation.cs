using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>An operation that describes one table.</summary>
internal abstract class TableOperation : OdpsOperation
{
    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected sealed override IEnumerable<AccessDemand> Demands(OdpsCall call) => [MaxComputeAccess.OnTable(call, call.Project, call.Table, "Describe")];

    /// <inheritdoc/>
    protected sealed override WireResponse Execute(OdpsCall call, MaxComputeStore store) => store.Read(() => Execute(call, store, Find(call, store)));

    /// <summary>Does the work, holding the store.</summary>
    protected abstract WireResponse Execute(OdpsCall call, MaxComputeStore store, TableDefinition table);

    private static TableDefinition Find(OdpsCall call, MaxComputeStore store) =>
        store.Tables.Find(call.Project.Id, call.Table) ?? throw new CloudError(404, "NoSuchTable", $"ODPS-0130131:Table not found - table {call.Project.Name}.{call.Table} cannot be resolved");
}
