using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Searches or analyses logs with everything in one JSON answer, compressed where the client takes it.</summary>
internal sealed class GetLogsV2() : SlsOperation("GetLogsV2", SlsAccess.ReadData, new SlsRoute("POST", "/logstores/{logstore}/logs"))
{
    /// <inheritdoc/>
    protected override string Action => "log:GetLogStoreLogs";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        call.RequireBody();
        var query = SlsQuery.Read(call);
        var result = SlsQueryResult.Run(call, query);
        WireResponse plain = SlsAnswer.Json(new JsonObject { ["meta"] = Meta(call, query, result), ["data"] = new JsonArray([.. result.Rows]) });
        return call.Request.Headers["Accept-Encoding"].Contains(SlsCompression.Lz4, StringComparison.OrdinalIgnoreCase) ? Compress(plain) : plain;
    }

    private static JsonObject Meta(SlsCall call, SlsQuery query, SlsQueryResult result) => new()
    {
        ["progress"] = "Complete",
        ["count"] = result.Rows.Count,
        ["processedRows"] = result.Processed,
        ["elapsedMillisecond"] = (long)(call.Cloud.Time.GetUtcNow() - call.Now).TotalMilliseconds,
        ["hasSQL"] = query.Sql is not null,
        ["whereQuery"] = query.Search,
        ["aggQuery"] = query.Sql ?? "",
        ["keys"] = new JsonArray([.. result.Columns.Select(static column => (JsonNode)column.Name)]),
        ["columnTypes"] = new JsonArray([.. result.Columns.Select(static column => (JsonNode)column.Type)]),
        ["terms"] = new JsonArray(),
        ["mode"] = 0,
        ["limited"] = result.Rows.Count,
        ["isAccurate"] = true,
        ["cpuSec"] = 0,
        ["cpuCores"] = 0,
        ["processedBytes"] = 0,
        ["scanBytes"] = 0,
        ["telementryType"] = "logs",
        ["highlights"] = new JsonArray(),
    };

    private static WireResponse Compress(WireResponse plain)
    {
        var response = new WireResponse { Body = SlsCompression.Compress(SlsCompression.Lz4, plain.Body.Span) };
        response.Headers["Content-Type"] = plain.Headers["Content-Type"];
        response.Headers["x-log-compresstype"] = SlsCompression.Lz4;
        response.Headers["x-log-bodyrawsize"] = plain.Body.Length.ToString(CultureInfo.InvariantCulture);
        return response;
    }
}
