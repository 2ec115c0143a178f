using System.Text.Json.Nodes;
using System.Xml.Linq;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.Gateway;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Rest;

/// <summary>Describes a partition.</summary>
internal sealed class GetPartition : TableOperation
{
    /// <inheritdoc/>
    public override ApiRoute Route { get; } = new("GET", "projects/{project}/tables/{table}", "partition");

    /// <inheritdoc/>
    protected override WireResponse Execute(OdpsCall call, MaxComputeStore store, TableDefinition table)
    {
        PartitionSpec partition = PartitionSpec.TryParse(call.Query["partition"], out PartitionSpec? parsed)
            ? PartitionValues.Normalize(table, parsed, out string? detail) ?? throw Invalid(detail!)
            : throw Invalid(call.Query["partition"]);
        if (!store.Tables.HasPartition(table, partition))
        {
            throw new CloudError(404, "NoSuchPartition", $"The specified partition does not exist: {partition}");
        }

        var schema = new JsonObject
        {
            ["createTime"] = table.CreatedAt.ToUnixTimeSeconds(),
            ["lastModifiedTime"] = table.ModifiedAt.ToUnixTimeSeconds(),
            ["partitionRecordNum"] = store.Rows.Extent(table, partition).Count,
        };
        return OdpsAnswers.Xml(call, new XElement("Partition", new XElement("Schema", new XCData(schema.ToJsonString()))));
    }

    private static CloudError Invalid(string detail) => new(400, "InvalidPartitionSpec", $"The specified partitionspec is not valid: {detail}");
}
