using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Searches or analyses logs; the answer is an array, everything about it stands in headers.</summary>
internal sealed class GetLogs() : SlsOperation("GetLogs", SlsAccess.ReadData, new SlsRoute("GET", "/logstores/{logstore}", "type=log"))
{
    /// <inheritdoc/>
    protected override string Action => "log:GetLogStoreLogs";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        var query = SlsQuery.Read(call);
        var result = SlsQueryResult.Run(call, query);
        WireResponse response = SlsAnswer.Json(new JsonArray([.. result.Rows]));
        response.Headers["x-log-progress"] = "Complete";
        response.Headers["x-log-count"] = result.Rows.Count.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-log-processed-rows"] = result.Processed.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-log-elapsed-millisecond"] = ((long)(call.Cloud.Time.GetUtcNow() - call.Now).TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        response.Headers["x-log-has-sql"] = query.Sql is null ? "false" : "true";
        Echo(response, "x-log-where-query", query.Search);
        Echo(response, "x-log-agg-query", query.Sql ?? "");
        Echo(response, "x-log-query-info", Info(result).ToJsonString());
        return response;
    }

    private static JsonObject Info(SlsQueryResult result) => new()
    {
        ["keys"] = new JsonArray([.. result.Columns.Select(static column => (JsonNode)column.Name)]),
        ["terms"] = new JsonArray(),
        ["limited"] = result.Rows.Count.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A header carries only plain text; a query with anything else is not echoed.</summary>
    private static void Echo(WireResponse response, string header, string text)
    {
        if (text.All(static one => one is >= ' ' and <= '~'))
        {
            response.Headers[header] = text;
        }
    }
}
