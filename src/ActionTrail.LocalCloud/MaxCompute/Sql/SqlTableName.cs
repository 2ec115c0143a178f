namespace ActionTrail.LocalCloud.MaxCompute.Sql;

/// <summary>A table, perhaps of a named project. Both names are lower-case.</summary>
internal sealed record SqlTableName(SourcePosition At, string? Project, string Table);
