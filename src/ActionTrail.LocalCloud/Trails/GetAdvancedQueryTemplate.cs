using System.Text.Json.Nodes;
using ActionTrail.LocalCloud.Gateway.Pop;

namespace ActionTrail.LocalCloud.Trails;

/// <summary>One query that is kept; a missing one gives an empty answer, by which Terraform tells that it is gone.</summary>
internal sealed class GetAdvancedQueryTemplate : TrailOperation
{
    /// <inheritdoc/>
    public override JsonObject Execute(PopCall call) =>
        call.Cloud.Documents.Find<QueryTemplateDocument>(call.Caller.AccountId, call.Parameters.Required("TemplateId")) is { } template
            ? QueryTemplates.Render(template)
            : [];
}
