namespace ActionTrail.Aliyun.MaxCompute;

/// <summary>What a statement returned.</summary>
/// <param name="InstanceId">Id of the instance that ran it; its whole result can be downloaded for a day.</param>
/// <param name="Columns">Column names; empty for statements without rows.</param>
/// <param name="Rows">Rows of cells as text, null for NULL; at most 10,000, because the service returns no more this way.</param>
/// <param name="Text">What statements without rows print; empty for those with rows.</param>
public sealed record MaxComputeResult(string InstanceId, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, string Text);
