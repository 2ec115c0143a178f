namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>A statement cannot be run. Its text becomes the result of the failed instance.</summary>
/// <remarks>Codes and wording: MaxCompute error reference, SQL errors (ODPS-01CCCCX).</remarks>
internal sealed class SqlException : Exception
{
    private SqlException(string message)
        : base(message)
    {
    }

    /// <summary>The text is not a statement that this SQL knows.</summary>
    public static SqlException Parse(SourcePosition at, string detail) => new($"ODPS-0130161:{at} Parse exception - {detail}");

    /// <summary>The statement is well-formed but makes no sense: unknown column, wrong type, column outside GROUP BY.</summary>
    public static SqlException Semantic(SourcePosition at, string detail) => new($"ODPS-0130071:{at} Semantic analysis exception - {detail}");

    /// <summary>There is no such table, or it is in a project that the caller does not see.</summary>
    public static SqlException NoTable(SourcePosition at, string project, string table) =>
        new($"ODPS-0130131:{at} Table not found - table {project}.{table} cannot be resolved");

    /// <summary>The table is there already.</summary>
    public static SqlException TableExists(string project, string table) => new($"ODPS-0130211:Table or view already exists - {project}.{table}");

    /// <summary>A table's metadata cannot be changed so: partition there already, or not there.</summary>
    // Unconfirmed: the code for partitions that exist already or do not exist.
    public static SqlException Metadata(string detail) => new($"ODPS-0110061:Failed to run ddltask - {detail}");

    /// <summary>The statement failed while it ran.</summary>
    public static SqlException Runtime(string detail) => new($"ODPS-0123091:Illegal type cast - {detail}");
}
