using System.Text;
using ActionTrail.Core.Events;
using ActionTrail.Engine.Search.Matching;
using ActionTrail.Engine.Search.Queries;

namespace ActionTrail.Engine.Export;

/// <summary>A row for each event. Several values of a field stand in one cell, between semicolons; an object stands there as JSON.</summary>
internal sealed class CsvEncoder : IEventEncoder
{
    private static readonly string[] s_sensible =
    [
        "eventTime", "eventId", "accountId", "region", "serviceName", "eventName", "eventRW", "eventType", "userType", "userName", "accessKeyId",
        "sourceIpAddress", "resourceType", "resourceName", "errorCode", "errorMessage", "requestId", "userAgent",
    ];

    private readonly IReadOnlyList<string> _columns;
    private readonly SearchPlan _plan;
    private readonly EventMatcher _matcher;
    private readonly bool _hasHeader;

    /// <summary>Makes an encoder.</summary>
    /// <param name="columns">Paths, or names in <see cref="EventFieldNames"/>; empty for a sensible choice.</param>
    /// <param name="start">Behind rows that are there no header is written.</param>
    public CsvEncoder(IReadOnlyList<string> columns, ExportStart start)
    {
        _columns = columns.Count > 0 ? columns : s_sensible;
        _plan = SearchPlan.Count(ArchiveQuery.All, _columns);
        _matcher = new(_plan);
        _hasHeader = start != ExportStart.Append;
    }

    /// <inheritdoc/>
    public void Begin(Stream file)
    {
        if (_hasHeader)
        {
            file.Write(Encoding.UTF8.GetBytes(CsvCells.Row(_columns)));
        }
    }

    /// <inheritdoc/>
    public void Write(Stream file, AuditEvent found, long before)
    {
        _matcher.Judge(found.Json.Span, out ReadOnlySpan<byte> json);
        var cells = new string[_columns.Count];
        for (int column = 0; column < cells.Length; column++)
        {
            cells[column] = Text(_plan.GroupBy[column].Values(_matcher.Fields), json);
        }

        file.Write(Encoding.UTF8.GetBytes(CsvCells.Row(cells)));
    }

    /// <inheritdoc/>
    public void End(Stream file)
    {
    }

    private string Text(ReadOnlySpan<FieldValue> values, ReadOnlySpan<byte> json)
    {
        var texts = new List<string>();
        string container = "";
        foreach (FieldValue value in values)
        {
            if (value.Kind == FieldValueKind.Container)
            {
                container = Encoding.UTF8.GetString(_matcher.Fields.Raw(value, json));
            }
            else
            {
                texts.Add(Encoding.UTF8.GetString(_matcher.Fields.Text(value, json)));
            }
        }

        return texts.Count > 0 ? string.Join(';', texts) : container;
    }
}
