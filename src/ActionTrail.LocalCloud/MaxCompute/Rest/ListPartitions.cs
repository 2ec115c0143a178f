using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Lists the partitions of a table.</summary>
internal sealed class ListPartitions : TableOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables/{table}", "partitions");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, TableDefinition table)
    {
        (IReadOnlyList<PartitionSpec> page, string marker, int most) = OdpsAnswers.Page(
            call, store.Tables.Partitions(table).OrderBy(static partition => partition.ToString(), StringComparer.Ordinal), static partition => partition.ToString());
        return OdpsAnswers.Xml(call, new XElement(
            "Partitions",
            new XElement("Marker", marker),
            new XElement("MaxItems", most),
            page.Select(static partition => new XElement(
                "Partition",
                partition.Values.Select(static pair => new XElement("Column", new XAttribute("Name", pair.Key), new XAttribute("Value", pair.Value)))))));
    }
}
