using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>A statement as it was written.</summary>
internal abstract record SqlStatement
{
    /// <summary>SELECT.</summary>
    public sealed record Select(SqlQuery Query) : SqlStatement;

    /// <summary>CREATE TABLE.</summary>
    public sealed record CreateTable(SqlTableName Table, MaxComputeSchema Schema, bool IfNotExists, string Comment, int? LifecycleDays) : SqlStatement;

    /// <summary>DROP TABLE.</summary>
    public sealed record DropTable(SqlTableName Table, bool IfExists) : SqlStatement;

    /// <summary>TRUNCATE TABLE.</summary>
    public sealed record Truncate(SqlTableName Table) : SqlStatement;

    /// <summary>ALTER TABLE … ADD PARTITION; one or more partitions.</summary>
    public sealed record AddPartitions(SqlTableName Table, IReadOnlyList<PartitionSpec> Partitions, bool IfNotExists) : SqlStatement;

    /// <summary>ALTER TABLE … DROP PARTITION; one or more partitions.</summary>
    public sealed record DropPartitions(SqlTableName Table, IReadOnlyList<PartitionSpec> Partitions, bool IfExists) : SqlStatement;

    /// <summary>INSERT INTO or OVERWRITE, of rows or of a query.</summary>
    public sealed record Insert(SqlTableName Table) : SqlStatement
    {
        /// <summary>Whether old rows go.</summary>
        public bool Overwrite { get; init; }

        /// <summary>Partition columns with their values; a null value takes the last columns of each row.</summary>
        public IReadOnlyList<KeyValuePair<string, string?>> Partition { get; init; } = [];

        /// <summary>Columns that the rows give; null for all.</summary>
        public IReadOnlyList<string>? Columns { get; init; }

        /// <summary>Rows of expressions; empty when <see cref="Query"/> gives them.</summary>
        public IReadOnlyList<IReadOnlyList<SqlExpression>> Rows { get; init; } = [];

        /// <summary>Query that gives the rows, or null.</summary>
        public SqlQuery? Query { get; init; }
    }

    /// <summary>SHOW TABLES, perhaps of another project, perhaps LIKE a pattern.</summary>
    public sealed record ShowTables(SourcePosition At, string? Project, string? Pattern) : SqlStatement;

    /// <summary>SHOW PARTITIONS.</summary>
    public sealed record ShowPartitions(SqlTableName Table) : SqlStatement;

    /// <summary>DESC.</summary>
    public sealed record Describe(SqlTableName Table) : SqlStatement;
}
