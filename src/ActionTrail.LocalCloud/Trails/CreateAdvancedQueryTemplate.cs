using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Keeps a query under a name.</summary>
internal sealed class CreateAdvancedQueryTemplate : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) => QueryTemplates.RenderChanged(QueryTemplates.Put(call, new QueryTemplateDocument(
        "utpl-" + call.Cloud.Ids.LowerText(16),
        QueryTemplates.Name(call, otherwise: ""),
        call.Parameters.Required("TemplateSql"),
        QueryTemplates.RequiredSimpleQuery(call),
        call.Now)));
}
