namespace ActionTrail.Engine.Export;

/// <summary>How exported events are written. UTF-8 without a byte order mark in every format.</summary>
public enum ExportFormat
{
    /// <summary>One event a line, as it was; line breaks between its tokens become blanks.</summary>
    Ndjson,

    /// <summary>One array of events, as they were.</summary>
    Json,

    /// <summary>A header and a row for each event, as RFC 4180 says; see <see cref="CsvCells"/>.</summary>
    Csv,
}
