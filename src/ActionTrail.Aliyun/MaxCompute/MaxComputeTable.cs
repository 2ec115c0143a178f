namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>A table, as the control API describes it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Owner">Who created it.</param>
/// <param name="CreatedAt">When it was created (UTC).</param>
/// <param name="Comment">Comment; empty when there is none, and in lists.</param>
/// <param name="Schema">Its columns; null in lists.</param>
/// <remarks>Source: ListTables, GetTableInfo (2022-01-04).</remarks>
public sealed record MaxComputeTable(string Name, string Owner, DateTimeOffset CreatedAt, string Comment, MaxComputeSchema? Schema);
