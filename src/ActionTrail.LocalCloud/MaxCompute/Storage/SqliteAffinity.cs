using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Storage;

/// <summary>How values of the column types are kept in SQLite.</summary>
internal static class SqliteAffinity
{
    /// <summary>Declared type of a SQLite column.</summary>
    public static string Of(MaxComputeType type) => type switch
    {
        MaxComputeType.Double or MaxComputeType.Float => "REAL",
        MaxComputeType.String or MaxComputeType.Json => "TEXT",
        MaxComputeType.Binary => "BLOB",
        _ => "INTEGER",
    };
}
