namespace ActionTrail.Aliyun.Sls;

/// <summary>One page of GetLogs.</summary>
/// <param name="Logs">Logs (keys to values, with <c>__time__</c>, <c>__source__</c>, <c>__topic__</c>) or rows of SQL (columns to values, <c>null</c> as text).</param>
/// <param name="IsComplete">False when the service did not look at everything in its time: the same query gives more later.</param>
/// <param name="Count">Logs or rows in this page, as the service counts them.</param>
/// <param name="ProcessedRows">Logs that the service looked at.</param>
public sealed record SlsLogPage(IReadOnlyList<IReadOnlyDictionary<string, string>> Logs, bool IsComplete, long Count, long ProcessedRows);
