using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.MaxCompute.Rest;
using ActionTrail.LocalCloud.MaxCompute.Storage;

namespace ActionTrail.LocalCloud.MaxCompute.Tunnel;

/// <summary>What sessions look like on the wire.</summary>
internal static class TunnelAnswers
{
    private const string Quota = "default";

    /// <summary>State of an upload.</summary>
    public static WireResponse Upload(OdpsCall call, MaxComputeStore store, TunnelSession session, TableDefinition table) => Json(call, new JsonObject
    {
        ["UploadID"] = session.Id,
        ["Status"] = session.Closed ? "closed" : "normal",
        ["Initiated"] = OdpsAnswers.HttpTime(session.StartedAt),
        ["IsOverwrite"] = session.Overwrite,
        ["MaxFieldSize"] = TunnelBody.MaxFieldSize,
        ["Owner"] = table.Owner,
        ["QuotaName"] = Quota,
        ["Schema"] = SchemaJson.Of(table.Schema),
        ["UploadedBlockList"] = new JsonArray([.. store.Sessions.Blocks(session).Select(static block => (JsonNode)new JsonObject
        {
            ["BlockID"] = block.Block, ["CreateTime"] = block.CreatedAt.ToUnixTimeSeconds(), ["RecordCount"] = block.Records, ["Version"] = 1,
        })]),
    });

    /// <summary>State of a stream upload: one slot, which is this host.</summary>
    public static WireResponse Stream(OdpsCall call, TunnelSession session, TableDefinition table)
    {
        string host = call.Request.Host;
        return Json(call, new JsonObject
        {
            ["session_name"] = session.Id,
            ["status"] = "normal",
            ["schema"] = SchemaJson.Of(table.Schema),
            ["schema_version"] = "0",
            ["slots"] = new JsonArray(new JsonArray("0", host.Contains(':', StringComparison.Ordinal) ? host : $"{host}:80")),
            ["QuotaName"] = Quota,
        });
    }

    /// <summary>State of a download.</summary>
    public static WireResponse Download(OdpsCall call, string id, long rows, JsonObject schema) => Json(call, new JsonObject
    {
        ["DownloadID"] = id,
        ["Status"] = "normal",
        ["RecordCount"] = rows,
        ["QuotaName"] = Quota,
        ["Schema"] = schema,
    });

    private static WireResponse Json(OdpsCall call, JsonObject body)
    {
        WireResponse answer = OdpsAnswers.Json(call, body);

        // Moments travel as milliseconds in UTC, as clients of today ask for.
        answer.Headers["odps-tunnel-date-transform"] = "true";
        return answer;
    }
}
