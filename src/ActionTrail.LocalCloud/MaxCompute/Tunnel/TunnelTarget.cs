using ActionTrail.Aliyun.MaxCompute;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>Table and partition that a call names.</summary>
/// <param name="Table">Table.</param>
/// <param name="Partition">Partition in the table's form; null for a table without partitions.</param>
internal sealed record TunnelTarget(TableDefinition Table, PartitionSpec? Partition)
{
    private const string Parameter = "partition";

    /// <summary>Finds the target, holding the store.</summary>
    /// <param name="call">The call.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="Gateway.CloudError">Table or partition is missing, or they do not go together.</exception>
    public static TunnelTarget Of(OdpsCall call, MaxComputeStore store)
    {
        TableDefinition table = store.Tables.Find(call.Project.Id, call.Table) ?? throw TunnelErrors.NoSuchTable(call.Table);
        string text = call.Query.GetValueOrDefault(Parameter, "");
        if (!table.Schema.IsPartitioned)
        {
            return text.Length == 0 ? new TunnelTarget(table, null) : throw TunnelErrors.InvalidPartitionSpec($"table {table.Name} is not partitioned");
        }

        if (text.Length == 0)
        {
            throw TunnelErrors.MissingPartitionSpec();
        }

        string? problem = $"'{text}' is not of the form column=value";
        PartitionSpec partition = (PartitionSpec.TryParse(text, out PartitionSpec? parsed) ? PartitionValues.Normalize(table, parsed, out problem) : null)
            ?? throw TunnelErrors.InvalidPartitionSpec(problem!);
        return new TunnelTarget(table, partition);
    }

    /// <summary>Requires the partition to exist, or makes it.</summary>
    /// <param name="store">The store, in a write when partitions may be made.</param>
    /// <param name="createdAt">When a missing partition is made; null to refuse it.</param>
    /// <returns>This target.</returns>
    public TunnelTarget WithPartition(MaxComputeStore store, DateTimeOffset? createdAt = null)
    {
        if (Partition is not null && !store.Tables.HasPartition(Table, Partition))
        {
            _ = createdAt is { } now && store.Tables.AddPartition(Table, Partition, now) ? true : throw TunnelErrors.NoSuchPartition(Partition.ToString());
        }

        return this;
    }
}
