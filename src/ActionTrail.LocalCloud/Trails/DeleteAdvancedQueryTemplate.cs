using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Forgets a query that was kept.</summary>
internal sealed class DeleteAdvancedQueryTemplate : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        call.Cloud.Documents.Remove<QueryTemplateDocument>(call.Caller.AccountId, QueryTemplates.Named(call).TemplateId);
        return [];
    }
}
