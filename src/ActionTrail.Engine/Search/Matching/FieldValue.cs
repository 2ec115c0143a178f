namespace ActionTrail.Engine.Search.Matching;

/// <summary>Where a value lies.</summary>
/// <param name="Buffer">0 for the record itself, n for the n-th unescaped text.</param>
/// <param name="Start">Offset of its first byte, behind the quote.</param>
/// <param name="Length">Length in bytes, without quotes.</param>
/// <param name="Kind">How it is written.</param>
internal readonly record struct FieldValue(int Buffer, int Start, int Length, FieldValueKind Kind);
