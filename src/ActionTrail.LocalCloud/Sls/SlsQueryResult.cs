using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Sls.Analysis;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>What a query found.</summary>
/// <param name="Rows">Logs, or rows of SQL, each a JSON object of texts.</param>
/// <param name="Columns">Columns of SQL with their types; empty for a plain search.</param>
/// <param name="Processed">Logs that were looked at.</param>
internal sealed record SlsQueryResult(IReadOnlyList<JsonObject> Rows, IReadOnlyList<(string Name, string Type)> Columns, long Processed)
{
    /// <summary>Runs a query.</summary>
    /// <param name="call">The call.</param>
    /// <param name="query">The query.</param>
    public static SlsQueryResult Run(SlsCall call, SlsQuery query)
    {
        LogTable table = LogTable.Of(call.Cloud);
        return query.Sql is { } sql ? Analyse(call, query, table, sql) : Search(query, table);
    }

    private static SlsQueryResult Search(SlsQuery query, LogTable table)
    {
        if (query.Filter is null)
        {
            IReadOnlyList<StoredLog> page = table.Page(query.Range, query.Reverse, query.Offset, query.Lines);
            return new SlsQueryResult([.. page.Select(Render)], [], page.Count);
        }

        // The version is read first: logs that arrive meanwhile make the next page begin anew rather than be missed.
        var key = (query.Range, table.Version(query.Logstore.Id), query.Search, query.Topic, query.Reverse, query.Index);
        LogSearch search = table.Searches.Get(key, () => new LogSearch(table, query.Range, query.Filter, query.Reverse));
        return new SlsQueryResult([.. search.Take(query.Offset, query.Lines).Select(Render)], [], search.Looked);
    }

    private static SlsQueryResult Analyse(SlsCall call, SlsQuery query, LogTable table, string sql)
    {
        SqlAnswer answer = SqlAnalysis.Run(sql, query.Logstore.Name, query.Rules, call.Now, LogSearch.All(table, query.Range, query.Filter));
        return new SlsQueryResult([.. answer.Rows.Select(row => Render(answer.Columns, row))], answer.Columns, answer.Processed);
    }

    /// <summary>A row of SQL as a JSON object.</summary>
    public static JsonObject Render(IReadOnlyList<(string Name, string Type)> columns, IReadOnlyList<string?> row)
    {
        var cells = new JsonObject();
        for (int i = 0; i < columns.Count; i++)
        {
            cells[columns[i].Name] = row[i] ?? "null";
        }

        return cells;
    }

    private static JsonObject Render(StoredLog stored)
    {
        var log = new JsonObject
        {
            ["__source__"] = stored.Group.Source,
            ["__time__"] = stored.Log.Time.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["__topic__"] = stored.Group.Topic,
        };
        if (stored.Log.TimeNanoseconds is { } nanoseconds)
        {
            log["__time_ns_part__"] = nanoseconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach ((string key, string value) in stored.Group.Tags)
        {
            log["__tag__:" + key] = value;
        }

        foreach ((string key, string value) in stored.Log.Contents)
        {
            log[key] = value;
        }

        return log;
    }
}
