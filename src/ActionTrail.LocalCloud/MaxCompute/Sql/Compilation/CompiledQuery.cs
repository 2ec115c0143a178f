using ActionTrail.Aliyun.MaxCompute;

namespace ActionTrail.LocalCloud.MaxCompute.Sql.Compilation;

/// <summary>A query in SQLite's SQL, whose result columns are called <c>c0</c>, <c>c1</c> …</summary>
/// <param name="Sql">The text.</param>
/// <param name="Columns">Names and types of the result columns.</param>
internal sealed record CompiledQuery(string Sql, IReadOnlyList<MaxComputeColumn> Columns);
