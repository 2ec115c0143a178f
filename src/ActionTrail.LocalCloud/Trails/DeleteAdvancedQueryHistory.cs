using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Forgets that a query was run; nothing happens when it is not noted.</summary>
internal sealed class DeleteAdvancedQueryHistory : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        call.Cloud.Documents.Remove<QueryHistoryDocument>(call.Caller.AccountId, call.Parameters.Required("QueryId"));
        return [];
    }
}
