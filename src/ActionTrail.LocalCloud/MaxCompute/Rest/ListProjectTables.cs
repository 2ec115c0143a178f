using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Lists the tables of a project, by name; <c>name</c> keeps those that start so.</summary>
internal sealed class ListProjectTables : OdpsOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables");

    /// <inheritdoc/>
    protected override bool Writes => false;

    /// <inheritdoc/>
    protected override IEnumerable<AccessDemand> Demands(OdpsCall call) => [MaxComputeAccess.On(call, call.Project, "List")];

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store)
    {
        string start = call.Query.GetValueOrDefault("name", "").ToLowerInvariant();
        IEnumerable<TableDefinition> tables = store.Read(() => store.Tables.List(call.Project.Id)).Where(table => table.Name.StartsWith(start, StringComparison.Ordinal));
        (IReadOnlyList<TableDefinition> page, string marker, int most) = OdpsAnswers.Page(call, tables, static table => table.Name);
        return OdpsAnswers.Xml(call, new XElement(
            "Tables",
            new XElement("Marker", marker),
            new XElement("MaxItems", most),
            page.Select(static table => new XElement("Table", new XElement("Name", table.Name), new XElement("Owner", table.Owner)))));
    }
}
