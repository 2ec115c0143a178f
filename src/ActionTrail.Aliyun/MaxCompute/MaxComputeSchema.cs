namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>Columns of a table.</summary>
/// <param name="Columns">Data columns in order; at least one.</param>
/// <param name="PartitionColumns">Partition columns in order; empty for a table without partitions. Their values stand in the partition's name, not in the records.</param>
public sealed record MaxComputeSchema(IReadOnlyList<MaxComputeColumn> Columns, IReadOnlyList<MaxComputeColumn> PartitionColumns)
{
    /// <summary>Whether the table is partitioned.</summary>
    public bool IsPartitioned => PartitionColumns.Count > 0;
}
