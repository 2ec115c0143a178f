namespace ActionTrail.LocalCloud.Trails;

/// <summary>A query that was run; stored under the account by its id.</summary>
/// <param name="QueryId"><c>query-</c> and 16 characters.</param>
/// <param name="QuerySql">Query.</param>
/// <param name="SimpleQuery">Whether it was made in the simple editor.</param>
/// <param name="RanAt">When (UTC).</param>
internal sealed record QueryHistoryDocument(string QueryId, string QuerySql, bool SimpleQuery, DateTimeOffset RanAt);
