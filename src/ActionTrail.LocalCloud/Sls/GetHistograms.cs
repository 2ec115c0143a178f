using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Logs;
using ActionTrail.LocalCloud.Sls.Search;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Counts logs over equal parts of the time range.</summary>
internal sealed class GetHistograms() : SlsOperation(
    "GetHistograms",
    SlsAccess.ReadData,
    new SlsRoute("GET", "/logstores/{logstore}", "type=histogram"),
    new SlsRoute("GET", "/logstores/{logstore}/index", "type=histogram"))
{
    private const int MostParts = 60;
    private static readonly long[] s_widths =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000];

    /// <inheritdoc/>
    protected override string Action => "log:GetLogStoreHistogram";

    /// <summary>Seconds of each part, so that a range has at most 60 of them. Unconfirmed: the service's own widths.</summary>
    public static long Width(long from, long to)
    {
        long least = ((to - from - 1) / MostParts) + 1;
        return s_widths.FirstOrDefault(width => width >= least, least);
    }

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        var query = SlsQuery.Read(call);
        if (query.Sql is not null)
        {
            throw SlsErrors.InvalidQueryString("SQL cannot be counted over time");
        }

        LogRange range = query.Range;
        long width = Width(range.From, range.To);
        IReadOnlyDictionary<long, long> counts = Count(LogTable.Of(call.Cloud), query, width);
        var parts = new JsonArray();
        for (long i = 0; range.From + (i * width) < range.To; i++)
        {
            parts.Add((JsonNode)new JsonObject
            {
                ["from"] = range.From + (i * width),
                ["to"] = Math.Min(range.To, range.From + ((i + 1) * width)),
                ["count"] = counts.GetValueOrDefault(i),
                ["progress"] = "Complete",
            });
        }

        WireResponse response = SlsAnswer.Json(parts);
        response.Headers["x-log-progress"] = "Complete";
        response.Headers["x-log-count"] = counts.Values.Sum().ToString(CultureInfo.InvariantCulture);
        return response;
    }

    private static IReadOnlyDictionary<long, long> Count(LogTable table, SlsQuery query, long width) => query.Filter is null
        ? table.Count(query.Range, width)
        : LogSearch.All(table, query.Range, query.Filter)
            .CountBy(log => (log.Log.Time - query.Range.From) / width)
            .ToDictionary(static pair => pair.Key, static pair => (long)pair.Value);
}
