using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Notes that a query was run; a dry run notes nothing.</summary>
internal sealed class CreateAdvancedQueryHistory : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        var query = new QueryHistoryDocument(
            "query-" + call.Cloud.Ids.LowerText(16), call.Parameters.Optional("QuerySql", ""), QueryTemplates.RequiredSimpleQuery(call), call.Now);
        bool isDryRun = call.Parameters.Boolean("DryRun", otherwise: false);
        if (!isDryRun)
        {
            call.Cloud.Documents.Put(call.Caller.AccountId, query.QueryId, query);
        }

        return new JsonObject
        {
            ["QueryId"] = isDryRun ? "" : query.QueryId,
            ["QuerySql"] = query.QuerySql,
            ["SimpleQuery"] = query.SimpleQuery,

            // Unconfirmed: what a dry run answers.
            ["DryRunResult"] = isDryRun ? "success" : "",
        };
    }
}
