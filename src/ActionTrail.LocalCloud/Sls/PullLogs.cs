using System.Globalization;
using ActionTrail.Aliyun.Http;
using ActionTrail.Aliyun.Sls;
using ActionTrail.LocalCloud.Sls.Logs;

namespace ActionTrail.LocalCloud.Sls;

/// <summary>Logs of a shard in the order of receipt, in the groups that they came in.</summary>
internal sealed class PullLogs() : SlsOperation(
    "PullLogs",
    SlsAccess.ReadData,
    new SlsRoute("GET", "/logstores/{logstore}/shards/{shard}", "type=logs"),
    new SlsRoute("GET", "/logstores/{logstore}/shards/{shard}", "type=log"))
{
    /// <summary>Most logs of one answer; an answer ends with a whole group unless the group alone is larger.</summary>
    private const int MostLogs = 2 * SlsLogGroup.MaxLogs;

    /// <inheritdoc/>
    protected override string Action => "log:GetCursorOrData";

    /// <inheritdoc/>
    protected override WireResponse Execute(SlsCall call)
    {
        SlsLogstoreDocument logstore = call.RequireLogstore();
        SlsShardRecord shard = ShardNumber.Require(call, logstore);
        long from = ShardCursor.Read(call, "cursor");
        long to = call.Query.ContainsKey("end_cursor") ? ShardCursor.Read(call, "end_cursor") : long.MaxValue;
        int count = (int)(call.QueryNumber("count", 0, 1000) ?? 100);
        IReadOnlyList<StoredLog> logs = LogTable.Of(call.Cloud).Pull(logstore.Id, shard.Id, from, to, MostLogs);
        long expired = logstore.ExpiredBefore(call.Now);
        List<List<StoredLog>> groups = [.. Group(logs).Take(count)];
        long next = groups.Count == 0 ? from : groups[^1][^1].Place.Sequence + 1;
        byte[] raw = SlsProtobuf.EncodeList(groups
            .Where(group => group[0].Place.Received >= expired)
            .Select(static group => group[0].Group with { Logs = [.. group.Select(static log => log.Log)] }));
        return Answer(call, raw, groups.Count, next, last: groups.Count == 0 ? from : groups[^1][^1].Place.Sequence);
    }

    private static IEnumerable<List<StoredLog>> Group(IReadOnlyList<StoredLog> logs)
    {
        var group = new List<StoredLog>();
        foreach (StoredLog log in logs)
        {
            if (group.Count > 0 && group[0].Batch != log.Batch)
            {
                yield return group;
                group = [];
            }

            group.Add(log);
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static WireResponse Answer(SlsCall call, byte[] raw, int count, long next, long last)
    {
        bool compress = call.Request.Headers["Accept-Encoding"].Contains(SlsCompression.Lz4, StringComparison.OrdinalIgnoreCase);
        var response = new WireResponse { Body = compress ? SlsCompression.Compress(SlsCompression.Lz4, raw) : raw };
        response.Headers["Content-Type"] = "application/x-protobuf";
        response.Headers["x-log-count"] = count.ToString(CultureInfo.InvariantCulture);
        response.Headers["x-log-cursor"] = ShardCursor.Write(next);
        response.Headers["x-log-read-last-cursor"] = ShardCursor.Write(last);
        response.Headers["x-log-bodyrawsize"] = raw.Length.ToString(CultureInfo.InvariantCulture);
        if (compress)
        {
            response.Headers["x-log-compresstype"] = SlsCompression.Lz4;
        }

        return response;
    }
}
