using ActionTrail.Core.Errors;

namespace ActionTrail.Engine.Export;

/// <summary>Where and how events are exported.</summary>
/// <param name="Path">The file. A name that ends in <c>.gz</c> is compressed.</param>
/// <param name="Format">The format.</param>
public sealed record ExportOptions(string Path, ExportFormat Format)
{
    /// <summary>What it does about what is there.</summary>
    public ExportStart Start { get; init; } = ExportStart.New;

    /// <summary>Fields that are the columns of CSV; a sensible choice when empty.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What the exporter wants to remember until the export is complete, one line; a resumed export answers what it was told first.</summary>
    public string Note { get; init; } = "";

    /// <summary>Whether the file is compressed with gzip.</summary>
    public bool IsCompressed => Path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>The format that a file's name asks for: <c>.csv</c>, <c>.json</c>, else lines; <c>.gz</c> behind it does not matter.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The format.</returns>
    public static ExportFormat FormatOf(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Csv
            : name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? ExportFormat.Json
            : ExportFormat.Ndjson;
    }

    /// <summary>What must be the same for an interrupted export to go on.</summary>
    internal string Definition => $"{Format} {string.Join(',', Columns)}";

    internal ExportOptions Checked() =>
        Columns.Count > 0 && Format != ExportFormat.Csv ? throw new ConfigurationException($"Columns are for CSV; '{Path}' is written as {Format}.")
        : Start == ExportStart.Append && Format == ExportFormat.Json ? throw new ConfigurationException($"'{Path}' is one JSON array, which nothing can be appended to; export to .ndjson instead.")
        : this;
}
