using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>An expression in SQLite's SQL. It names only columns that the catalogue resolved; every value is a parameter.</summary>
/// <param name="Sql">The text; equal expressions have equal texts.</param>
/// <param name="Type">Type of its values; null for a bare NULL, which goes with every type.</param>
internal readonly record struct CompiledExpression(string Sql, MaxComputeType? Type);
