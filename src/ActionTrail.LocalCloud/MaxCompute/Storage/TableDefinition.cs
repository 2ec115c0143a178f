using System.Globalization;
using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>A table of a project. Its rows are in a SQLite table whose names come from numbers only, never from anything a client wrote.</summary>
/// <param name="Id">Number, never used again.</param>
/// <param name="Name">Lower-case name.</param>
/// <param name="Schema">Columns.</param>
internal sealed record TableDefinition(long Id, string Name, MaxComputeSchema Schema)
{
    /// <summary>Who created it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Comment; empty when there is none.</summary>
    public string Comment { get; init; } = "";

    /// <summary>Days after which unchanged data goes; null for never. Kept and shown, not applied.</summary>
    public int? LifecycleDays { get; init; }

    /// <summary>When it was created (UTC).</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its rows or partitions last changed (UTC).</summary>
    public DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Name of the SQLite table.</summary>
    public string SqliteName => string.Create(CultureInfo.InvariantCulture, $"t{Id}");

    /// <summary>Data columns, then partition columns.</summary>
    public IReadOnlyList<MaxComputeColumn> AllColumns => [.. Schema.Columns, .. Schema.PartitionColumns];

    /// <summary>SQLite's name of a data column.</summary>
    /// <param name="column">Number, from 0.</param>
    public static string DataColumn(int column) => string.Create(CultureInfo.InvariantCulture, $"c{column}");

    /// <summary>SQLite's name of a partition column.</summary>
    /// <param name="column">Number among the partition columns, from 0.</param>
    public static string PartitionColumn(int column) => string.Create(CultureInfo.InvariantCulture, $"p{column}");

    /// <summary>SQLite's name of a column.</summary>
    /// <param name="column">Number in <see cref="AllColumns"/>.</param>
    public string SqliteColumn(int column) =>
        column < Schema.Columns.Count ? DataColumn(column) : PartitionColumn(column - Schema.Columns.Count);
}
