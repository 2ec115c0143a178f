using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Tests.Search.Differential;

/// <summary>One question, asked in three languages.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Query">Ours.</param>
/// <param name="Sql">DuckDB's: a condition over <c>j</c>, the record.</param>
/// <param name="Jq">jq's: a condition over the record.</param>
internal sealed record DifferentialCase(string Name, ArchiveQuery Query, string Sql, string Jq)
{
    /// <summary>A condition on one field.</summary>
    public static DifferentialCase Where(string condition, string sql, string jq) => new(condition, new() { Where = [FieldCondition.Parse(condition)] }, sql, jq);
}
