using System.Globalization;
using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>The queries that the caller's account ran, newest first.</summary>
internal sealed class DescribeAdvancedQueryHistory : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => new()
    {
        ["QueryHistoryList"] = new JsonArray(
        [
            .. call.Cloud.Documents.List<QueryHistoryDocument>(call.Caller.AccountId).Select(static pair => pair.Value)
                .OrderByDescending(static query => query.RanAt).ThenBy(static query => query.QueryId, StringComparer.Ordinal)
                .Select(static query => (JsonNode)new JsonObject
                {
                    ["QueryId"] = query.QueryId,
                    ["QuerySql"] = query.QuerySql,
                    ["SimpleQuery"] = query.SimpleQuery,
                    ["TimeStamp"] = query.RanAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                }),
        ]),
    };
}
