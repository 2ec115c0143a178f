namespace ActionTrail.LocalCloud.Sls.Analysis;

/// <summary>Result of an analytic statement.</summary>
/// <param name="Columns">Names and types of the columns.</param>
/// <param name="Rows">Cells as text; null for NULL.</param>
/// <param name="Processed">Logs that went in.</param>
internal sealed record SqlAnswer(IReadOnlyList<(string Name, string Type)> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, long Processed);
