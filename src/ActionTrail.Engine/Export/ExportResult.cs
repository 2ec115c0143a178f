namespace ActionTrail.Engine.Export;

/// <summary>A complete export.</summary>
/// <param name="Path">The file.</param>
/// <param name="Format">Its format.</param>
/// <param name="Events">Events that the export wrote, those before an interruption included.</param>
/// <param name="EventsResumed">Of these, those from before the interruption.</param>
/// <param name="DuplicatesMerged">Events left out because their <c>eventId</c> was written already.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record ExportResult(string Path, ExportFormat Format, long Events, long EventsResumed, long DuplicatesMerged, long Bytes);
