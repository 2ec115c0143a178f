using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>A cursor at the begin or end of a shard, or at a time of receipt.</summary>
internal sealed class GetCursor() : SlsOperation("GetCursor", SlsAccess.ReadData, new SlsRoute("GET", "/logstores/{logstore}/shards/{shard}", "type=cursor"))
{
    /// <inheritdoc/>
    protected override string Action => "log:GetCursorOrData";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsShardRecord shard = ShardNumber.Require(call, logstore);
        LogTable table = LogTable.Of(call.Cloud);
        string from = call.Query.GetValueOrDefault("from", "");
        long place = from switch
        {
            "begin" => table.FirstAt(logstore.Id, shard.Id, logstore.ExpiredBefore(call.Now)),
            "end" => table.End(logstore.Id, shard.Id),
            _ when long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out long time) => table.FirstAt(logstore.Id, shard.Id, time),
            _ => throw SlsErrors.ParameterInvalid($"Parameter From {from} is not valid."),
        };
        return SlsAnswer.Json(new JsonObject { ["cursor"] = ShardCursor.Write(place) });
    }
}
