using System.Text.Json.Nodes;
using ActionTrail.Aliyun.Http;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Time of receipt of the log at a cursor; at the end of the shard the present.</summary>
internal sealed class GetCursorTime() : SlsOperation("GetCursorTime", SlsAccess.ReadData, new SlsRoute("GET", "/logstores/{logstore}/shards/{shard}", "type=cursor_time"))
{
    /// <inheritdoc/>
    protected override string Action => "log:GetCursorOrData";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsShardRecord shard = ShardNumber.Require(call, logstore);
        long place = ShardCursor.Read(call, "cursor");
        return SlsAnswer.Json(new JsonObject { ["cursor_time"] = LogTable.Of(call.Cloud).ReceivedAt(logstore.Id, shard.Id, place) ?? call.UnixNow });
    }
}
