using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>Changes a query that is kept; what is not given stays.</summary>
internal sealed class UpdateAdvancedQueryTemplate : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call)
    {
        QueryTemplateDocument template = QueryTemplates.Named(call);
        return QueryTemplates.RenderChanged(QueryTemplates.Put(call, template with
        {
            TemplateName = QueryTemplates.Name(call, template.TemplateName),
            TemplateSql = call.Parameters.Optional("TemplateSql", template.TemplateSql),
            SimpleQuery = QueryTemplates.RequiredSimpleQuery(call),
            UpdatedAt = call.Now,
        }));
    }
}
